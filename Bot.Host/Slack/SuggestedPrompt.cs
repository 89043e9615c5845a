using Bot.Host.Configuration;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Bot.Host.Slack;

/// <summary>A question offered to somebody who opens the conversation with the bot.</summary>
/// <param name="Title">As shown.</param>
/// <param name="Message">As asked.</param>
internal sealed record SuggestedPrompt(string Title, string Message)
{
    // Slack shows no more.
    private const int Most = 4;

    public static string Path(string knowledgeDirectory) => System.IO.Path.Combine(knowledgeDirectory, "prompts.yml");

    /// <summary>The first four of <c>prompts.yml</c> in the knowledge folder; none where there is no such file.</summary>
    /// <exception cref="ConfigurationException">It cannot be read.</exception>
    public static IReadOnlyList<SuggestedPrompt> Load(string? knowledgeDirectory)
    {
        if (knowledgeDirectory is null || Path(knowledgeDirectory) is not { } path || !File.Exists(path))
            return [];
        try
        {
            var file = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<PromptFile?>(File.ReadAllText(path));
            return [.. (file?.Prompts ?? []).Where(prompt => !string.IsNullOrWhiteSpace(prompt.Message)).Take(Most).Select(Read)];
        }
        catch (Exception error) when (error is YamlException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{path} cannot be read: {error.Message}", error);
        }
    }

    private static SuggestedPrompt Read(PromptEntry entry)
    {
        var message = entry.Message!.Trim();
        return new SuggestedPrompt(string.IsNullOrWhiteSpace(entry.Title) ? message : entry.Title.Trim(), message);
    }

    private sealed class PromptFile
    {
        public List<PromptEntry>? Prompts { get; set; }
    }

    private sealed class PromptEntry
    {
        public string? Title { get; set; }

        public string? Message { get; set; }
    }
}
