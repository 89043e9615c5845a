namespace Bot.Fakes.Slack;

/// <summary>The app as it is installed in the workspace of a loopback Slack.</summary>
public sealed record LoopbackSlackOptions
{
    public string BotToken { get; init; } = "xoxb-1-loopback";

    public string AppToken { get; init; } = "xapp-1-loopback";

    public string SigningSecret { get; init; } = "loopback-signing-secret";

    public string Team { get; init; } = "T0LOOPBACK";

    public string App { get; init; } = "A0LOOPBACK";

    public string BotUser { get; init; } = "U0BOT";

    public string Bot { get; init; } = "B0BOT";

    public IReadOnlyList<string> Scopes { get; init; } =
        ["app_mentions:read", "assistant:write", "channels:history", "chat:write", "commands", "groups:history", "im:history"];

    /// <summary>Refuses a second message in a channel within a second.</summary>
    public bool EnforcesChannelRate { get; init; }

    /// <summary>How long an envelope may stay unacknowledged before it is sent again.</summary>
    public TimeSpan AcknowledgedWithin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The address to listen on; port 0 is any free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";
}
