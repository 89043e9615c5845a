using System.Net;
using Discord.Net.Rest;

namespace Bot.Host.Discord;

/// <summary>
/// Sends requests to the API through Discord.Net's HTTP client. Its queue is not used: it repeats a 502 without a pause, and has no way in
/// for a request of our own making. Uploads go the usual way, as its type for a file with a name is internal.
/// </summary>
internal sealed class DiscordNetTransport(Uri apiBase) : DelegatingHandler
{
    private readonly IRestClient client = DefaultRestClientProvider.Instance(apiBase.ToString());

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } address || !apiBase.IsBaseOf(address) || request.Content is MultipartContent)
            return await base.SendAsync(request, cancellationToken);
        var path = address.AbsoluteUri[apiBase.AbsoluteUri.Length..];
        var headers = request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value));
        var answer = request.Content is null
            ? await client.SendAsync(request.Method.Method, path, cancellationToken, requestHeaders: headers)
            : await client.SendAsync(request.Method.Method, path, await request.Content.ReadAsStringAsync(cancellationToken), cancellationToken, requestHeaders: headers);
        return Read(answer, request);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            client.Dispose();
        base.Dispose(disposing);
    }

    private static HttpResponseMessage Read(RestResponse answer, HttpRequestMessage request)
    {
        var response = new HttpResponseMessage(answer.StatusCode) { RequestMessage = request };
        if (answer.Stream is not null && answer.StatusCode != HttpStatusCode.NoContent)
            response.Content = new StreamContent(answer.Stream);
        foreach (var (name, value) in answer.Headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }
}
