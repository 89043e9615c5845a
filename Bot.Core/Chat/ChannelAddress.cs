namespace Bot.Core.Chat;

/// <summary>A channel or direct conversation. All names are the platform's own.</summary>
/// <param name="Platform">Short and lower case, such as <c>slack</c>; the same as the adapter's.</param>
/// <param name="Workspace">The workspace, team or server; the platform's word for none where there is none.</param>
public sealed record ChannelAddress(string Platform, string Workspace, string Channel)
{
    /// <summary>The workspace by a name that no other platform gives to one of its own.</summary>
    public string WorkspaceName => $"{Platform}/{Workspace}";
}

/// <summary>
/// A message, the same however often and in whatever events the platform delivers it. Of a command or a shortcut, which are
/// no messages, <paramref name="Message"/> is the interaction's own id.
/// </summary>
public sealed record MessageAddress(ChannelAddress Channel, string Message);

public sealed record UserAddress(string Platform, string Workspace, string User);

/// <summary>A question and all that was replied to it; also what the buttons of a reply carry.</summary>
public readonly record struct QuestionId(Guid Value)
{
    public override string ToString() => Value.ToString("N");

    public static QuestionId? TryParse(string? text) => Guid.TryParseExact(text, "N", out var value) ? new QuestionId(value) : null;
}
