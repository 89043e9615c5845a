using Bot.Core.Chat;
using Bot.Core.Commands;
using Bot.Core.Ingestion;
using Bot.Core.Moderation;
using Bot.Host.Discord.Payloads;
using Bot.Host.Discord.Rendering;
using Bot.Host.Platforms;

namespace Bot.Host.Discord;

/// <summary>
/// The commands of the model in Discord: by application commands, buttons and modals. What comes with any of them says what is wanted; who may
/// is read from what Discord says of the user, at every one.
/// </summary>
internal sealed class DiscordModeration(
    CommandDesk desk, DiscordModerators moderators, DiscordChannels channels, DiscordMessenger messenger, DiscordAttachments attachments, RecentIds recent)
{
    private const string Form = "form:";
    private const int Rows = 10;

    // Discord shows no more choices, and takes no longer ones.
    private const int MostChoices = 25;
    private const int LongestChoice = 100;

    // Of a modal, Discord gives back no more than this.
    private const int MostModalId = 100;

    private static readonly Dictionary<string, string> Nothing = [];

    private static readonly Dictionary<string, SentFile> NoFiles = [];

    public static bool IsButton(string id) => id.StartsWith(CommandLink.Prefix, StringComparison.Ordinal) || id.StartsWith(Form, StringComparison.Ordinal);

    public static string ButtonId(CommandButton button)
    {
        var link = CommandLink.Write(button.Command, button.Values);
        return button.AsksMore ? Form + link[CommandLink.Prefix.Length..] : link;
    }

    public async Task HandleAsync(DiscordUpdate.Command command, CommandDefinition definition, CancellationToken cancellationToken)
    {
        if (!recent.Add($"command {command.Origin.Id}"))
            return;
        var values = command.Options.Where(option => definition.Find(option.Key) is { Kind: not OptionKind.File } && option.Value.Length > 0).ToDictionary();
        var files = command.Files.ToDictionary(file => file.Key, CommandFile (file) => new CommandFile.Sent(file.Value.Name, []));
        var isMissing = CommandDesk.Check(new CommandCall(definition, CallerOf(command, definition, channel: null), values, files)).Any(problem => problem.IsMissing);
        if (isMissing && definition.Access == CommandAccess.Moderator && moderators.Include(command, definition))
            await OpenAsync(command, definition, Nothing, definition.Options, values, cancellationToken);
        else
            await RunAsync(command, definition, values, command.Files, cancellationToken);
    }

    public async Task HandleAsync(DiscordUpdate.Typed typed, CommandDefinition definition, CancellationToken cancellationToken)
    {
        var choices = definition.Find(typed.Option) is { } option
            ? await desk.SuggestAsync(definition, option, CallerOf(typed, definition, channel: null), typed.Value, MostChoices, cancellationToken)
            : [];
        await messenger.RespondAsync(
            typed.Origin, InteractionResponse.Choices(choices.Where(choice => choice.Value.Length <= LongestChoice).Select(choice => (choice.Value, Shortened(choice.Label)))), cancellationToken);
    }

    public async Task HandleAsync(DiscordUpdate.Pressed pressed, CancellationToken cancellationToken)
    {
        var asksMore = pressed.Button.StartsWith(Form, StringComparison.Ordinal);
        if (!recent.Add($"press {pressed.Origin.Id}") || CommandLink.Read(asksMore ? CommandLink.Prefix + pressed.Button[Form.Length..] : pressed.Button) is not { } link)
            return;
        if (asksMore && moderators.Include(pressed, link.Command))
            await OpenAsync(pressed, link.Command, link.Values, link.Command.Options.Where(option => !link.Values.ContainsKey(option.Name)), Nothing, cancellationToken);
        else
            await RunAsync(pressed, link.Command, link.Values, NoFiles, cancellationToken);
    }

    public async Task HandleAsync(DiscordUpdate.Submitted submitted, CancellationToken cancellationToken)
    {
        if (!recent.Add($"submit {submitted.Origin.Id}") || CommandLink.Read(submitted.Modal) is not { } link)
            return;
        var values = new Dictionary<string, string>(link.Values);
        foreach (var (name, value) in submitted.Fields.Where(field => link.Command.Find(field.Key) is not null && !link.Values.ContainsKey(field.Key)))
            values[name] = value;
        await RunAsync(submitted, link.Command, values, NoFiles, cancellationToken);
    }

    /// <summary>As the first answer, which a modal has to be.</summary>
    private Task OpenAsync(
        DiscordUpdate.Interaction update, CommandDefinition command, IReadOnlyDictionary<string, string> kept, IEnumerable<CommandOption> asked, IReadOnlyDictionary<string, string> given,
        CancellationToken cancellationToken)
    {
        var id = CommandLink.Write(command.Path, kept);
        return id.Length > MostModalId
            ? RunAsync(update, command, kept, NoFiles, cancellationToken)
            : messenger.RespondAsync(update.Origin, InteractionResponse.Modal(CommandModal.Of(command, id, asked, given, WordsOf(update))), cancellationToken);
    }

    private async Task RunAsync(
        DiscordUpdate.Interaction update, CommandDefinition command, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, SentFile> sent, CancellationToken cancellationToken)
    {
        await messenger.RespondAsync(update.Origin, InteractionResponse.Working(isPrivate: true), cancellationToken);
        DiscordContent content;
        try
        {
            content = await DoAsync(update, command, values, sent, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Discord would show for a quarter of an hour that the bot is at work.
            await messenger.FillAsync(update.Origin.Token, DiscordRenderer.Note(DiscordWords.For(update.Origin.Locale)["failed"]), mark: null, cancellationToken);
            throw;
        }

        await messenger.FillAsync(update.Origin.Token, content, mark: null, cancellationToken);
    }

    private async Task<DiscordContent> DoAsync(
        DiscordUpdate.Interaction update, CommandDefinition command, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, SentFile> sent, CancellationToken cancellationToken)
    {
        if (update.Place.Guild is null)
            return DiscordRenderer.Note(DiscordWords.For(update.Origin.Locale)["only_in_server"]);
        var channel = DiscordChannels.AddressOf(await channels.CompleteAsync(update.Place, cancellationToken));
        var caller = CallerOf(update, command, channel);
        if (!await CommandDesk.MayAsync(command, caller, cancellationToken))
            return Refusal(update, command);
        var files = new Dictionary<string, CommandFile>();
        try
        {
            foreach (var (option, file) in sent)
                files[option] = await attachments.ReadAsync(file, cancellationToken);
        }
        catch (SourceException error)
        {
            return DiscordRenderer.Note(error.Message);
        }

        return await desk.RunAsync(new CommandCall(command, caller, values, files), cancellationToken) switch
        {
            CommandOutcome.Done done => CommandMessage.Of(done.Result, caller.Words),
            CommandOutcome.Failed failed => CommandMessage.Of(CommandResult.Of(failed.Message), caller.Words),
            CommandOutcome.Incomplete incomplete => CommandMessage.Of(incomplete.Told(caller.Words), caller.Words),
            _ => Refusal(update, command),
        };
    }

    private DiscordContent Refusal(DiscordUpdate.Interaction update, CommandDefinition command)
    {
        var texts = DiscordWords.For(update.Origin.Locale);
        if (command.NeedsChannel)
            return DiscordRenderer.Note(texts["not_moderator"]);
        return DiscordRenderer.Note(moderators.IsOfUnnamedServer(update) ? texts.With("server_not_named", update.Place.Guild) : texts["not_source_moderator"]);
    }

    private Caller CallerOf(DiscordUpdate.Interaction update, CommandDefinition command, ChannelAddress? channel) => new(
        new Actor(DiscordChatAdapter.Name, update.Place.Workspace, update.User), channel, update.Origin.Locale, _ => Task.FromResult(moderators.Include(update, command)))
    {
        Rows = Rows,
        Person = DiscordMessages.Asker(update.User),
    };

    private static CommandWords WordsOf(DiscordUpdate.Interaction update) => CommandWords.For(update.Origin.Locale);

    private static string Shortened(string label)
    {
        var line = label.ReplaceLineEndings(" ");
        return line.Length <= LongestChoice ? line : $"{line[..(LongestChoice - 1)]}…";
    }
}
