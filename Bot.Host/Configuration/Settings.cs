using Bot.Core.Chat;
using Bot.Core.Ingestion.Web;
using Bot.Core.Moderation;
using Microsoft.Extensions.Options;

namespace Bot.Host.Configuration;

/// <summary>Where this run keeps and finds things, after defaults, files, environment and options have had their say.</summary>
/// <param name="KnowledgeDirectory">Null when the run goes without a knowledge folder.</param>
internal sealed record Settings(
    string StorePath, string? KnowledgeDirectory, WebOptions Web, FetchOptions Sources, ModerationOptions Moderation, ChatOptions Chat,
    SlackOptions Slack, DiscordOptions Discord, ModelOptions Model, EmbeddingsOptions Embeddings)
{
    private const string KnowledgeName = "knowledge";

    /// <exception cref="ConfigurationException"/>
    public static Settings Read(CommandLineChoices choices, string workingDirectory)
    {
        var options = new BotOptions();
        try
        {
            ReadConfiguration(choices, workingDirectory).GetSection("Bot").Bind(options);
        }
        catch (Exception error) when (error is InvalidDataException or FormatException or IOException or InvalidOperationException)
        {
            throw new ConfigurationException($"the configuration cannot be read: {(error.InnerException ?? error).Message}", error);
        }

        if (new ChatOptionsValidator().Validate("Bot__Chat", options.Chat) is { Failed: true } invalid)
            throw new ConfigurationException($"the configuration cannot be used: {invalid.FailureMessage}");
        if (new ModerationOptionsValidator().Validate("Bot__Moderation", options.Moderation) is { Failed: true } unmoderated)
            throw new ConfigurationException($"the configuration cannot be used: {unmoderated.FailureMessage}");
        if (new FetchOptionsValidator().Validate("Bot__Sources", options.Sources) is { Failed: true } unfetchable)
            throw new ConfigurationException($"the configuration cannot be used: {unfetchable.FailureMessage}");
        if (new ModelOptionsValidator().Validate("Bot__Model", options.Model) is { Failed: true } unmodelled)
            throw new ConfigurationException($"the configuration cannot be used: {unmodelled.FailureMessage}");
        if (new EmbeddingsOptionsValidator().Validate("Bot__Embeddings", options.Embeddings) is { Failed: true } unembedded)
            throw new ConfigurationException($"the configuration cannot be used: {unembedded.FailureMessage}");
        return new Settings(
            StorePathFrom(choices.Store ?? options.Store.Connection, workingDirectory),
            choices.NoKnowledge ? null : KnowledgeFrom(choices.Knowledge ?? options.Knowledge.Directory, workingDirectory),
            options.Web,
            options.Sources,
            options.Moderation,
            options.Chat,
            Checked(options.Slack),
            Checked(options.Discord),
            Checked(options.Model),
            Checked(options.Embeddings));
    }

    private static SlackOptions Checked(SlackOptions slack)
    {
        ChatClients.Check("Bot__Slack__Client", slack.Client);
        NeedsBase("Bot__Slack__ApiBaseUrl", slack.ApiBaseUrl, "https://slack.com/api/");
        return slack;
    }

    private static DiscordOptions Checked(DiscordOptions discord)
    {
        ChatClients.Check("Bot__Discord__Client", discord.Client);
        NeedsBase("Bot__Discord__ApiBaseUrl", discord.ApiBaseUrl, "https://discord.com/api/v10/");
        if (discord.GatewayUrl is { Length: > 0 } gateway && !(Uri.TryCreate(gateway, UriKind.Absolute, out var address) && address.Scheme is "wss" or "ws"))
            throw new ConfigurationException($"Bot__Discord__GatewayUrl: {gateway} is not an address such as wss://gateway.discord.gg/");
        if (discord.PublicKey is { Length: > 0 } key && !(key.Length == 64 && key.All(char.IsAsciiHexDigit)))
            throw new ConfigurationException("Bot__Discord__PublicKey is not 64 hexadecimal digits: copy it again from the app's General Information page");
        if (discord.Shards < 0)
            throw new ConfigurationException("Bot__Discord__Shards is below 0; 0 is the number that Discord recommends");
        if (discord.RequestsPerSecond < 1)
            throw new ConfigurationException("Bot__Discord__RequestsPerSecond is below 1");
        return discord;
    }

    private static ModelOptions Checked(ModelOptions model)
    {
        _ = ModelAddress.Of(model);
        return model;
    }

    private static EmbeddingsOptions Checked(EmbeddingsOptions embeddings)
    {
        _ = ModelAddress.Of(embeddings);
        return embeddings;
    }

    private static void NeedsBase(string name, string value, string example)
    {
        if (!(Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && value.EndsWith('/')))
            throw new ConfigurationException($"{name}: {value} is not an address that ends with a slash, such as {example}");
    }

    private static IConfigurationRoot ReadConfiguration(CommandLineChoices choices, string workingDirectory)
    {
        var builder = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true, reloadOnChange: false)
            .AddUserSecrets(typeof(Settings).Assembly, optional: true, reloadOnChange: false);
        if (choices.ConfigurationFile is { } file)
        {
            var path = Path.GetFullPath(file, workingDirectory);
            if (!File.Exists(path))
                throw new ConfigurationException($"--config: there is no file {path}");
            builder.AddJsonFile(path, optional: false, reloadOnChange: false);
        }

        return builder.AddEnvironmentVariables().Build();
    }

    private static string StorePathFrom(string? chosen, string workingDirectory)
    {
        if (!string.IsNullOrWhiteSpace(chosen))
            return Path.GetFullPath(chosen, workingDirectory);
        // Only the folder of the default is made unasked: a mistyped --store should say so.
        var folder = Path.Combine(workingDirectory, "data");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"the folder {folder} for the store cannot be created ({error.Message}); name another place with --store FILE", error);
        }

        return Path.Combine(folder, "bot.db");
    }

    private static string? KnowledgeFrom(string? chosen, string workingDirectory)
    {
        if (string.IsNullOrWhiteSpace(chosen))
            return FindKnowledge(workingDirectory);
        var directory = Path.GetFullPath(chosen, workingDirectory);
        return Directory.Exists(directory)
            ? directory
            : throw new ConfigurationException($"there is no knowledge folder {directory}; name one with --knowledge DIR, or start with --no-knowledge");
    }

    private static string? FindKnowledge(string workingDirectory)
    {
        var below = Path.Combine(workingDirectory, KnowledgeName);
        if (Directory.Exists(below))
            return below;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, KnowledgeName);
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }
}

/// <summary>The options every command takes; null where not given.</summary>
internal sealed record CommandLineChoices(string? Store, string? ConfigurationFile, string? Knowledge, bool NoKnowledge);

[OptionsValidator]
internal sealed partial class ChatOptionsValidator : IValidateOptions<ChatOptions>;

[OptionsValidator]
internal sealed partial class FetchOptionsValidator : IValidateOptions<FetchOptions>;

[OptionsValidator]
internal sealed partial class ModerationOptionsValidator : IValidateOptions<ModerationOptions>;
