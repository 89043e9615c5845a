namespace Bot.Host.Slack.Wire;

/// <summary>How long Socket Mode waits for what.</summary>
/// <param name="Hello">From the call for an address to Slack's hello.</param>
/// <param name="Overlap">How long the old socket is kept once the new one has said hello.</param>
/// <param name="Ping">Between our pings.</param>
/// <param name="Pong">How long a ping may go unanswered before the socket counts as dead.</param>
internal sealed record SocketTimings(TimeSpan Hello, TimeSpan Overlap, TimeSpan Ping, TimeSpan Pong)
{
    public static SocketTimings Usual { get; } = new(
        Hello: TimeSpan.FromSeconds(15), Overlap: TimeSpan.FromSeconds(10), Ping: TimeSpan.FromSeconds(10), Pong: TimeSpan.FromSeconds(10));
}
