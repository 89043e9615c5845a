using Bot.Core.Ingestion.Web;

namespace Bot.Tests.Ingestion.Web;

/// <summary>Alone, since it counts what the whole process does about a name that others use too.</summary>
[CollectionDefinition(nameof(RebindingTests), DisableParallelization = true)]
[Collection(nameof(RebindingTests))]
public sealed class RebindingTests
{
    // A name that was public when it was checked, and is not when it is connected to, gets past whoever asks for its address twice.
    [Fact]
    public async Task A_name_is_resolved_once_and_what_was_checked_is_what_is_connected_to()
    {
        await using var site = await LoopbackSite.StartAsync();
        var (host, port) = ("localhost", new Uri(site.Address).Port);
        using var resolutions = new Resolutions(host);
        using var attempts = new SocketAttempts(port);

        using (var closed = new PageFetcher(new FetchOptions { HostDelaySeconds = 0 }, TimeProvider.System))
            Assert.IsType<FetchResult.Refused>(await closed.FetchAsync($"http://{host}:{port}/page", validator: null, CancellationToken.None));
        Assert.Equal((1, 0), (resolutions.Count, attempts.Count));

        using var open = new PageFetcher(new FetchOptions { AllowedHosts = $"{host}:{port}", HostDelaySeconds = 0 }, TimeProvider.System);
        var result = await open.FetchAsync($"http://{host}:{port}/page", validator: null, CancellationToken.None);
        Assert.True(result is FetchResult.Fetched, result.ToString());
        Assert.Equal((2, 1), (resolutions.Count, attempts.Count));
    }
}
