using System.Text.RegularExpressions;
using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Core.Commands;
using Bot.Host.Platforms;
using Bot.Host.Slack.Payloads;
using Bot.Host.Slack.Rendering;

namespace Bot.Host.Slack;

/// <summary>The words after <c>/ask</c> that are no question.</summary>
internal sealed partial class SlackCommands(
    ChatService chat, SlackMessenger messenger, SlackModeration moderation, IArticleStore articles, RecentIds recent, TimeProvider clock)
{
    public const string Ask = "/ask";

    /// <summary>What is to be done then; null when it is a question.</summary>
    public Func<CancellationToken, Task>? Find(SlackUpdate.Command command)
    {
        var text = command.Text.Trim();
        if (Channel().Match(text) is { Success: true } match)
            return stop => moderation.HandleAsync(command, CommandRegistry.Find("channel mode")!, Values(match), stop);
        return Recognise(command, text) is { } action ? stop => DoAsync(command, action, stop) : null;
    }

    private async Task DoAsync(SlackUpdate.Command command, Func<CancellationToken, Task<string>> action, CancellationToken cancellationToken)
    {
        if (recent.Add($"command {command.Id}"))
            await SayAsync(command, await action(cancellationToken), cancellationToken);
    }

    private Func<CancellationToken, Task<string>>? Recognise(SlackUpdate.Command command, string text)
    {
        if (text.Length == 0)
            return stop => HelpAsync(SlackWords.For("en"), stop);
        foreach (var texts in SlackWords.Languages)
        {
            if (text.Equals(texts["word_help"], StringComparison.OrdinalIgnoreCase))
                return stop => HelpAsync(texts, stop);
            if (text.Equals(texts["word_forget"], StringComparison.OrdinalIgnoreCase))
                return async stop => (await chat.ForgetAsync(User(command), texts.Language, stop)).Text;
        }

        return null;
    }

    private async Task<string> HelpAsync(WordList texts, CancellationToken cancellationToken) =>
        $"{texts["help"]}\n• {await SourceAge.TellAsync(articles, clock, texts, cancellationToken)}";

    private Task SayAsync(SlackUpdate.Command command, string text, CancellationToken cancellationToken) =>
        messenger.RespondAsync(command.ResponseUrl, command.Channel, threadTs: null, SlackRenderer.Note(text), isForEveryone: false, cancellationToken);

    /// <summary>What <c>channel mode</c> is told by the short forms.</summary>
    private static Dictionary<string, string> Values(Match match)
    {
        var values = new Dictionary<string, string>();
        if (match.Groups["mode"] is { Success: true } mode)
            values["mode"] = mode.Value.ToLowerInvariant();
        if (match.Groups["where"] is { Success: true } where)
            values["moderators"] = where.Value.Equals("here", StringComparison.OrdinalIgnoreCase).ToString();
        return values;
    }

    private static UserAddress User(SlackUpdate update) => new(SlackChatAdapter.Name, update.Team, update.User);

    // Short forms of /channel mode.
    [GeneratedRegex(@"^(mode(\s+(?<mode>off|mention|auto))?|moderators\s+(?<where>here|off))$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Channel();
}
