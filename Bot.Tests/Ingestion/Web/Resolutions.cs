using System.Diagnostics.Tracing;

namespace Bot.Tests.Ingestion.Web;

/// <summary>Counts how often this process asks for the address of one host.</summary>
internal sealed class Resolutions(string host) : EventListener
{
    private int count;

    public int Count => Volatile.Read(ref count);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.NameResolution")
            EnableEvents(eventSource, EventLevel.Informational);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData is { EventName: "ResolutionStart", Payload: [string asked, ..] } && asked == host)
            Interlocked.Increment(ref count);
    }
}
