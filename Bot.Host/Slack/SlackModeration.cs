using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Core.Chat;
using Bot.Core.Commands;
using Bot.Core.Moderation;
using Bot.Host.Platforms;
using Bot.Host.Slack.Payloads;
using Bot.Host.Slack.Rendering;
using Bot.Host.Slack.Wire;

namespace Bot.Host.Slack;

/// <summary>
/// The commands of the model in Slack: by slash commands, buttons and modals. What comes with any of them says what is wanted, never who may:
/// that is asked of Slack at every run.
/// </summary>
internal sealed class SlackModeration(CommandDesk desk, SlackIdentity self, SlackMessenger messenger, SlackModerators moderators, RecentIds recent)
{
    /// <summary>The action of a button that gives its command, and of one that opens a form for it first.</summary>
    public const string Run = "run";
    public const string Ask = "run_form";

    private const int Rows = 10;
    private const int MostFileBytes = 20 * 1024 * 1024;

    private static readonly Dictionary<string, string> Nothing = [];

    public static bool IsButton(string action) => action.StartsWith($"{Run}:", StringComparison.Ordinal) || action.StartsWith($"{Ask}:", StringComparison.Ordinal);

    public async Task HandleAsync(SlackUpdate.Command command, CancellationToken cancellationToken)
    {
        if (!recent.Add($"command {command.Id}"))
            return;
        var origin = new Origin(command, command.Channel, command.ResponseUrl, ThreadTs: null);
        var group = command.Name.TrimStart('/');
        if (CommandText.Read(group, command.Text) is { } given)
            await GiveAsync(given.Command, given.Values, origin, command.Id, cancellationToken);
        else if (command.Text.Trim().Length == 0 && await FirstFormAsync(group, CallerOf(origin), cancellationToken) is { } first)
            await GiveAsync(first, Nothing, origin, command.Id, cancellationToken);
        else
            await SayAsync(origin, Help(group), cancellationToken);
    }

    /// <summary>The same by other words, such as those after <c>/ask</c>.</summary>
    public Task HandleAsync(SlackUpdate.Command command, CommandDefinition definition, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken) =>
        recent.Add($"command {command.Id}")
            ? GiveAsync(definition, values, new Origin(command, command.Channel, command.ResponseUrl, ThreadTs: null), command.Id, cancellationToken)
            : Task.CompletedTask;

    public async Task HandleAsync(SlackUpdate.Pressed pressed, CancellationToken cancellationToken)
    {
        if (!recent.Add($"press {pressed.Trigger}") || CommandLink.Read(pressed.Value) is not { } link)
            return;
        var origin = new Origin(pressed, pressed.Channel, pressed.ResponseUrl, pressed.ThreadTs);
        if (!pressed.Action.StartsWith($"{Ask}:", StringComparison.Ordinal))
            await GiveAsync(link.Command, link.Values, origin, pressed.Trigger, cancellationToken);
        else if (await CommandDesk.MayAsync(link.Command, CallerOf(origin), cancellationToken))
            await OpenAsync(link.Command, link.Values, link.Command.Options.Where(option => !link.Values.ContainsKey(option.Name)), origin, pressed.Trigger, cancellationToken);
        else
            await RefuseAsync(origin, cancellationToken);
    }

    /// <summary>What a modal is answered with at once; null when nothing is wrong in it as far as can be seen without looking anything up.</summary>
    public JsonObject? Complaint(SlackUpdate.Submitted submitted)
    {
        if (Read(submitted) is not { } form)
            return null;
        // Files are read later; that there are some is enough here.
        var files = submitted.Files.ToDictionary(file => file.Key, CommandFile (file) => new CommandFile.Sent(file.Value, []));
        var problems = CommandDesk.Check(new CommandCall(form.Command, CallerOf(form.Origin), form.Values, files));
        var errors = problems.Where(problem => form.Asked.Contains(problem.Option.Name)).Select(problem => KeyValuePair.Create(problem.Option.Name, (JsonNode?)problem.Message)).ToList();
        return errors.Count == 0 ? null : new JsonObject { ["response_action"] = "errors", ["errors"] = new JsonObject(errors) };
    }

    public async Task HandleAsync(SlackUpdate.Submitted submitted, CancellationToken cancellationToken)
    {
        if (!recent.Add($"submit {submitted.Id}") || Read(submitted) is not { } form)
            return;
        var caller = CallerOf(form.Origin);
        if (!await CommandDesk.MayAsync(form.Command, caller, cancellationToken))
        {
            await RefuseAsync(form.Origin, cancellationToken);
            return;
        }

        var files = new Dictionary<string, CommandFile>();
        try
        {
            foreach (var (option, file) in submitted.Files.Where(file => form.Command.Find(file.Key)?.Kind == OptionKind.File))
                files[option] = await messenger.ReadFileAsync(file, MostFileBytes, cancellationToken);
        }
        catch (SlackException error)
        {
            await SayAsync(form.Origin, CommandResult.Of($"the file cannot be read: {error.Message}"), cancellationToken);
            return;
        }

        await TellFailureAsync(form.Origin, () => RunAsync(new CommandCall(form.Command, caller, form.Values, files), form.Origin, trigger: null, cancellationToken));
    }

    /// <summary>Whoever gave a command that broke is told so; what broke it is for the log.</summary>
    private async Task TellFailureAsync(Origin origin, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await SendAsync(origin, SlackRenderer.Note(SlackWords.For("en")["failed"]), CancellationToken.None);
            throw;
        }
    }

    private Task GiveAsync(CommandDefinition command, IReadOnlyDictionary<string, string> values, Origin origin, string trigger, CancellationToken cancellationToken) =>
        TellFailureAsync(origin, () => RunAsync(new CommandCall(command, CallerOf(origin), values), origin, trigger, cancellationToken));

    /// <param name="trigger">By which a form can be opened; null where none can.</param>
    private async Task RunAsync(CommandCall call, Origin origin, string? trigger, CancellationToken cancellationToken)
    {
        switch (await desk.RunAsync(call, cancellationToken))
        {
            case CommandOutcome.Done done:
                await SayAsync(origin, done.Result, cancellationToken);
                break;
            case CommandOutcome.Refused:
                await RefuseAsync(origin, cancellationToken);
                break;
            case CommandOutcome.Failed failed:
                await SayAsync(origin, CommandResult.Of(failed.Message), cancellationToken);
                break;
            case CommandOutcome.Incomplete incomplete when trigger is not null && incomplete.Problems.Any(problem => problem.IsMissing):
                await OpenAsync(call.Command, call.Values, call.Command.Options, origin, trigger, cancellationToken);
                break;
            case CommandOutcome.Incomplete incomplete:
                await SayAsync(origin, incomplete.Told(call.Words), cancellationToken);
                break;
        }
    }

    private Task OpenAsync(
        CommandDefinition command, IReadOnlyDictionary<string, string> given, IEnumerable<CommandOption> asked, Origin origin, string trigger, CancellationToken cancellationToken)
    {
        var options = asked.ToList();
        var kept = given.Where(value => !options.Exists(option => option.Name == value.Key)).ToDictionary();
        var metadata = new JsonObject { ["run"] = CommandLink.Write(command.Path, kept), ["channel"] = origin.Channel, ["url"] = origin.ResponseUrl, ["thread"] = origin.ThreadTs };
        return messenger.OpenViewAsync(trigger, CommandModal.Of(command, options, given, metadata.ToJsonString(), CommandWords.English), cancellationToken);
    }

    private static Form? Read(SlackUpdate.Submitted submitted)
    {
        if (Metadata(submitted.Metadata) is not { } metadata || metadata.Text("run") is not { } run || CommandLink.Read(run) is not { } link)
            return null;
        var asked = link.Command.Options.Select(option => option.Name).Where(name => !link.Values.ContainsKey(name)).ToHashSet();
        var values = new Dictionary<string, string>(link.Values);
        foreach (var (name, value) in submitted.Inputs.Where(input => asked.Contains(input.Key)))
            values[name] = value;
        var origin = new Origin(submitted, metadata.Text("channel") ?? "", metadata.Text("url") ?? "", metadata.Text("thread"));
        return new Form(link.Command, values, asked, origin);
    }

    private static JsonElement? Metadata(string metadata)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(metadata) is { ValueKind: JsonValueKind.Object } json ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The first command of a group that has something to fill in and that they may give.</summary>
    private static async Task<CommandDefinition?> FirstFormAsync(string group, Caller caller, CancellationToken cancellationToken)
    {
        foreach (var command in CommandRegistry.All.Where(command => command.Group == group && (command.NeedsOneOf.Count > 0 || command.Options.Any(option => option.IsRequired))))
        {
            if (await CommandDesk.MayAsync(command, caller, cancellationToken))
                return command;
        }

        return null;
    }

    private static CommandResult Help(string group) => CommandResult.Of([
        .. CommandRegistry.All.Where(command => command.Group == group || command.Group.StartsWith($"{group} ", StringComparison.Ordinal))
            .Select(command => $"/{command.Path}: {CommandWords.English.About(command.Path)}")]);

    /// <summary>In another workspace than the bot's own nobody is a moderator.</summary>
    private Caller CallerOf(Origin origin)
    {
        var update = origin.Update;
        return new Caller(
            new Actor(SlackChatAdapter.Name, update.Team, update.User),
            new ChannelAddress(SlackChatAdapter.Name, update.Team, origin.Channel),
            "en",
            stop => update.Team == self.Team ? moderators.IncludeAsync(update.User, self.Team, stop) : Task.FromResult(false))
        {
            Rows = Rows,
            Person = new UserAddress(SlackChatAdapter.Name, update.Team, update.User),
        };
    }

    private Task RefuseAsync(Origin origin, CancellationToken cancellationToken) =>
        SendAsync(origin, SlackRenderer.Note(SlackWords.For("en").With("not_moderator", origin.Update.User)), cancellationToken);

    private async Task SayAsync(Origin origin, CommandResult result, CancellationToken cancellationToken)
    {
        if (ResultFile.Of(result) is { } file)
            result = CommandResult.Of(await SendFileAsync(origin, file, cancellationToken));
        await SendAsync(origin, CommandMessage.Of(result, CommandWords.English), cancellationToken);
    }

    /// <summary>Only they are to see it, and nothing that only one person sees can hold a file, so it goes to their messages with the app.</summary>
    /// <returns>What is said of it where it was asked for.</returns>
    private async Task<string> SendFileAsync(Origin origin, OutgoingFile file, CancellationToken cancellationToken)
    {
        try
        {
            await messenger.SendFileAsync(origin.Update.User, file, cancellationToken);
            return $"{file.Name} is in your messages with me";
        }
        catch (SlackException error) when (!error.IsTransient)
        {
            return $"{file.Name} cannot be sent: {error.Message}; or give the command where the bot runs";
        }
    }

    private async Task SendAsync(Origin origin, SlackContent content, CancellationToken cancellationToken)
    {
        try
        {
            await messenger.RespondAsync(origin.ResponseUrl, origin.Channel, origin.ThreadTs, content, isForEveryone: false, cancellationToken);
        }
        catch (SlackException error) when (!error.IsTransient && origin.Channel.Length > 0)
        {
            // The address serves half an hour and five times.
            await messenger.PostEphemeralAsync(origin.Channel, origin.Update.User, origin.ThreadTs, content, cancellationToken);
        }
    }

    /// <summary>Where something was asked for, and so where it is answered.</summary>
    private sealed record Origin(SlackUpdate Update, string Channel, string ResponseUrl, string? ThreadTs);

    /// <param name="Asked">The options that the modal asked for.</param>
    private sealed record Form(CommandDefinition Command, Dictionary<string, string> Values, HashSet<string> Asked, Origin Origin);
}
