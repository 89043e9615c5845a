namespace Bot.Fakes.Slack;

/// <summary>A channel of the workspace.</summary>
/// <param name="HasBot">Whether the bot is a member.</param>
public sealed record SlackChannel(string Id, ChannelKind Kind, bool HasBot = true, bool IsArchived = false);

public enum ChannelKind
{
    Public,
    Private,
    Direct,
}
