namespace Bot.Fakes;

/// <summary>Lets a loopback server know which requests of a client are under way, so that a test's clock can wait for them.</summary>
public sealed class CountingHandler(LoopbackServer server) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        server.Wait(+1);
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            return response;
        }
        finally
        {
            server.Wait(-1);
        }
    }
}
