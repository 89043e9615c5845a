using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Bot.Tests.Host;

/// <summary>What is counted while it lives.</summary>
internal sealed class CountedMetrics : IDisposable
{
    private readonly MeterListener listener;
    private readonly ConcurrentQueue<(string Name, long Value, string Tags)> counted = new();

    public CountedMetrics(Func<Instrument, bool> owns)
    {
        listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (owns(instrument))
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => counted.Enqueue((instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => tag.Value)))));
        listener.Start();
    }

    /// <summary>The tags of each count, in order.</summary>
    public IReadOnlyList<string> Of(string name) => [.. counted.Where(count => count.Name == name).Select(count => count.Tags)];

    public long Sum(string name) => counted.Where(count => count.Name == name).Sum(count => count.Value);

    public void Dispose() => listener.Dispose();
}
