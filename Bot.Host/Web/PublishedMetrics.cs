using Bot.Core.Chat;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Bot.Host.Web;

/// <summary>What the bot counts, at <c>/metrics</c> in the text format of Prometheus.</summary>
internal sealed class PublishedMetrics : IDisposable
{
    private readonly MeterProvider provider =
        Sdk.CreateMeterProviderBuilder().AddMeter(ChatMetrics.MeterName, "System.Runtime").AddPrometheusExporter().Build();

    public void Map(IApplicationBuilder application) => application.UseOpenTelemetryPrometheusScrapingEndpoint(
        provider, predicate: null, path: "/metrics", configureBranchedPipeline: null, optionsName: null);

    public void Dispose() => provider.Dispose();
}
