using System.Diagnostics.Tracing;
using System.Globalization;

namespace Bot.Tests.Ingestion.Web;

/// <summary>Counts the connections that this process tries to open to one port of any machine.</summary>
internal sealed class SocketAttempts : EventListener
{
    // A socket address is written as Family:Length:{port's high byte,low byte,…
    private readonly string port;
    private int count;

    public SocketAttempts(int port) => this.port = string.Create(CultureInfo.InvariantCulture, $":{{{port >> 8},{port & 0xFF},");

    public int Count => Volatile.Read(ref count);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.Sockets")
            EnableEvents(eventSource, EventLevel.Informational);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // The base class listens before this one knows what for.
        if (port is not null && eventData is { EventName: "ConnectStart", Payload: [string address, ..] } && address.Contains(port, StringComparison.Ordinal))
            Interlocked.Increment(ref count);
    }
}
