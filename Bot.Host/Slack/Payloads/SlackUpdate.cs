namespace Bot.Host.Slack.Payloads;

/// <summary>What somebody did in Slack, as far as it concerns the bot; the same by whichever way it came.</summary>
internal abstract record SlackUpdate(string Team, string Channel, string User)
{
    /// <summary>A message was written.</summary>
    /// <param name="Text">As sent, with Slack's markup.</param>
    /// <param name="IsDirect">In the direct conversation of the user and the bot.</param>
    /// <param name="MentionsBot">The text names the bot.</param>
    public sealed record Posted(
        string Team, string Channel, string User, string Ts, string? ThreadTs, string Text, bool IsDirect, bool MentionsBot, string? EventId)
        : SlackUpdate(Team, Channel, User);

    /// <summary>The text of a message was changed.</summary>
    public sealed record Edited(
        string Team, string Channel, string User, string Ts, string? ThreadTs, string Text, bool IsDirect, bool MentionsBot, string? EventId)
        : SlackUpdate(Team, Channel, User);

    public sealed record Deleted(string Team, string Channel, string User, string Ts) : SlackUpdate(Team, Channel, User);

    /// <summary>Somebody opened the conversation with the bot.</summary>
    /// <param name="ThreadTs">The thread they opened, in apps that still have the older assistant view.</param>
    public sealed record Opened(string Team, string Channel, string User, string? ThreadTs) : SlackUpdate(Team, Channel, User);

    /// <param name="Name">With its slash.</param>
    /// <param name="Id">The trigger, which is another for every use of a command.</param>
    public sealed record Command(string Team, string Channel, string User, string Name, string Text, string Id, string ResponseUrl) : SlackUpdate(Team, Channel, User);

    /// <summary>A button of the bot's message was pressed.</summary>
    /// <param name="MessageTs">The message it is below.</param>
    /// <param name="IsPrivate">Only the user sees that message.</param>
    public sealed record Pressed(
        string Team, string Channel, string User, string Action, string Value, string? MessageTs, string? ThreadTs, bool IsPrivate, string Trigger, string ResponseUrl)
        : SlackUpdate(Team, Channel, User);

    /// <summary>A shortcut was used on somebody's message.</summary>
    public sealed record Shortcut(
        string Team, string Channel, string User, string Callback, string MessageTs, string? ThreadTs, string Text, string Trigger, string ResponseUrl)
        : SlackUpdate(Team, Channel, User);

    /// <summary>A modal was sent off.</summary>
    /// <param name="Id">Another for every one.</param>
    /// <param name="Metadata">What it was opened with.</param>
    /// <param name="Inputs">What was written or chosen, by the input's block; none that is empty.</param>
    /// <param name="Files">The ids of files that were put in, by the input's block.</param>
    public sealed record Submitted(
        string Team, string Channel, string User, string Callback, string Id, string Metadata, IReadOnlyDictionary<string, string> Inputs, IReadOnlyDictionary<string, string> Files)
        : SlackUpdate(Team, Channel, User);
}
