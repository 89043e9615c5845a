using System.Text.RegularExpressions;
using Bot.Core.Chat;
using Bot.Host.Platforms;
using Bot.Host.Slack.Payloads;
using Bot.Host.Slack.Rendering;

namespace Bot.Host.Slack;

/// <summary>The words after <c>/ask</c> that are no question.</summary>
internal sealed partial class SlackCommands(ChatService chat, SlackMessenger messenger, SlackModerators moderators, RecentIds recent)
{
    /// <summary>What is to be done then; null when it is a question.</summary>
    public Func<CancellationToken, Task>? Find(SlackUpdate.Command command) =>
        Recognise(command, command.Text.Trim()) is { } action ? stop => DoAsync(command, action, stop) : null;

    private async Task DoAsync(SlackUpdate.Command command, Func<CancellationToken, Task<string>> action, CancellationToken cancellationToken)
    {
        if (recent.Add($"command {command.Id}"))
            await SayAsync(command, await action(cancellationToken), cancellationToken);
    }

    private Func<CancellationToken, Task<string>>? Recognise(SlackUpdate.Command command, string text)
    {
        if (text.Length == 0)
            return _ => Task.FromResult(SlackWords.For("en")["help"]);
        foreach (var texts in SlackWords.Languages)
        {
            if (text.Equals(texts["word_help"], StringComparison.OrdinalIgnoreCase))
                return _ => Task.FromResult(texts["help"]);
            if (text.Equals(texts["word_forget"], StringComparison.OrdinalIgnoreCase))
                return async stop => (await chat.ForgetAsync(User(command), texts.Language, stop)).Text;
        }

        if (Mode().Match(text) is { Success: true } mode)
            return stop => ModeAsync(command, mode.Groups["mode"].Value, stop);
        return Moderators().Match(text) is { Success: true } place ? stop => ModeratorsAsync(command, place.Groups["where"].Value, stop) : null;
    }

    private async Task<string> ModeAsync(SlackUpdate.Command command, string wanted, CancellationToken cancellationToken)
    {
        var texts = SlackWords.For("en");
        var settings = SettingsOf(command);
        if (wanted.Length == 0)
            return texts.With("mode_shown", Name(settings.Mode));
        if (!await moderators.IncludeAsync(command.User, cancellationToken))
            return texts.With("not_moderator", command.User);
        await chat.SetChannelAsync(Channel(command), settings with { Mode = Enum.Parse<ChannelMode>(wanted, ignoreCase: true) }, cancellationToken);
        return texts[$"mode_{Name(SettingsOf(command).Mode)}"];
    }

    private async Task<string> ModeratorsAsync(SlackUpdate.Command command, string where, CancellationToken cancellationToken)
    {
        var texts = SlackWords.For("en");
        if (!await moderators.IncludeAsync(command.User, cancellationToken))
            return texts.With("not_moderator", command.User);
        var here = where.Equals("here", StringComparison.OrdinalIgnoreCase);
        await chat.SetChannelAsync(Channel(command), SettingsOf(command) with { IsForModerators = here }, cancellationToken);
        return texts[here ? "moderators_on" : "moderators_off"];
    }

    private ChannelSettings SettingsOf(SlackUpdate.Command command) =>
        chat.Channels.GetValueOrDefault(Channel(command)) ?? new ChannelSettings(ChannelMode.Mention, IsForModerators: false);

    private Task SayAsync(SlackUpdate.Command command, string text, CancellationToken cancellationToken) =>
        messenger.RespondAsync(command.ResponseUrl, command.Channel, threadTs: null, SlackRenderer.Note(text), isForEveryone: false, cancellationToken);

    private static string Name(ChannelMode mode) => mode switch { ChannelMode.Off => "off", ChannelMode.Auto => "auto", _ => "mention" };

    private static ChannelAddress Channel(SlackUpdate update) => new(SlackChatAdapter.Name, update.Team, update.Channel);

    private static UserAddress User(SlackUpdate update) => new(SlackChatAdapter.Name, update.Team, update.User);

    [GeneratedRegex(@"^mode(\s+(?<mode>off|mention|auto))?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Mode();

    [GeneratedRegex(@"^moderators\s+(?<where>here|off)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Moderators();
}
