namespace Bot.Host.Slack;

/// <summary>What the bot must be allowed, and nothing more (https://docs.slack.dev/reference/scopes).</summary>
/// <param name="For">What goes without it.</param>
internal sealed record SlackScope(string Name, string For);

internal static class SlackScopes
{
    public static IReadOnlyList<SlackScope> Needed { get; } =
    [
        new("app_mentions:read", "mentions"),
        new("assistant:write", "suggested prompts and titles"),
        new("channels:history", "follow-ups without a mention, edits, and no reply twice in public channels"),
        new("chat:write", "replies"),
        new("commands", "/ask, the moderators' commands and the shortcut"),
        new("groups:history", "the same in private channels"),
        new("im:history", "direct messages"),
    ];

    public static IReadOnlyList<SlackScope> Optional { get; } =
    [
        new("files:read", "sources added as files"),
        new("files:write", "answers and logs given as files"),
        new("usergroups:read", "moderators by user group"),
        new("users:read", "the workspace's administrators as moderators"),
    ];
}
