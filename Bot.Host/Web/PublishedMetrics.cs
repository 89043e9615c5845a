using Bot.Core.Chat;
using Prometheus;

namespace Bot.Host.Web;

/// <summary>What the bot counts, at <c>/metrics</c> in the text format of Prometheus.</summary>
internal sealed class PublishedMetrics : IDisposable
{
    // The adapter forgets what has not changed for this long, and a counter that comes back at zero looks like a restart.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    private readonly CollectorRegistry registry = Metrics.NewCustomRegistry();
    private readonly IDisposable listening;

    public PublishedMetrics() => listening = MeterAdapter.StartListening(new MeterAdapterOptions
    {
        Registry = registry,
        MetricsExpireAfter = Kept,
        InstrumentFilterPredicate = instrument => instrument.Meter.Name is ChatMetrics.MeterName or "System.Runtime",
        ResolveHistogramBuckets = _ => Histogram.ExponentialBuckets(0.01, 2, 14),
    });

    public void Map(IEndpointRouteBuilder routes) => routes.MapMetrics("/metrics", registry);

    public void Dispose() => listening.Dispose();
}
