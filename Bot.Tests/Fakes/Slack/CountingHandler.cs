namespace Bot.Fakes.Slack;

/// <summary>Lets a loopback Slack know which requests of a client are under way, so that a test's clock can wait for them.</summary>
public sealed class CountingHandler(LoopbackSlack slack) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        slack.Wait(+1);
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            return response;
        }
        finally
        {
            slack.Wait(-1);
        }
    }
}
