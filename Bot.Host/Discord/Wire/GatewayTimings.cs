namespace Bot.Host.Discord.Wire;

/// <summary>How long the gateway client waits for what.</summary>
/// <param name="Hello">From connecting to the gateway's hello.</param>
/// <param name="Stable">How long a connection lasts before its end is no failure any more.</param>
/// <param name="Presence">Between two changes of the presence (Discord allows five in twenty seconds).</param>
internal sealed record GatewayTimings(TimeSpan Hello, TimeSpan Stable, TimeSpan Presence)
{
    public static GatewayTimings Usual { get; } = new(Hello: TimeSpan.FromSeconds(20), Stable: TimeSpan.FromSeconds(10), Presence: TimeSpan.FromSeconds(15));
}
