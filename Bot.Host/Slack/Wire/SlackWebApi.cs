using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Bot.Core.Ingestion.Web;

namespace Bot.Host.Slack.Wire;

/// <summary>Slack's Web API over HTTP (https://docs.slack.dev/apis/web-api).</summary>
/// <param name="apiBase">Ends with a slash.</param>
internal sealed class SlackWebApi(IHttpClientFactory clients, Uri apiBase, TimeProvider clock, Random random)
{
    public const string ClientName = "slack";

    private static readonly TimeSpan FilePatience = TimeSpan.FromMinutes(1);

    private readonly SlackSender sender = new(clients, clock, random);

    /// <exception cref="SlackException"/>
    public async Task<SlackResponse> CallAsync(SlackCall call, string token, CancellationToken cancellationToken)
    {
        var address = new Uri(apiBase, call.Method);
        return await sender.RepeatAsync(call.Method, call.Repeatable, () => sender.SendAsync(call.Method, () => Request(address, call.Arguments, token), cancellationToken), cancellationToken);
    }

    /// <summary>Posts a message to a response address. The token stays here: the address came from outside.</summary>
    /// <exception cref="SlackException"/>
    public async Task RespondAsync(string responseUrl, JsonObject message, CancellationToken cancellationToken)
    {
        const string Operation = "response_url";
        var address = SlackAddress.Trusted(responseUrl, apiBase) ?? throw new SlackException(Operation, "untrusted_address");
        // A private answer that may come twice is better than none: no one can look up whether it came.
        await sender.RepeatAsync(Operation, repeatable: true, () => sender.SendAsync(Operation, () => Request(address, message), cancellationToken), cancellationToken);
    }

    /// <summary>Reads a file. The token goes to Slack's hosts only.</summary>
    /// <exception cref="SlackException"/>
    public async Task<byte[]> DownloadAsync(string address, string token, int most, CancellationToken cancellationToken)
    {
        const string Operation = "download";
        using var request = new HttpRequestMessage(HttpMethod.Get, TrustedFile(Operation, address));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await TransferAsync(
            Operation, request,
            async (body, stop) => await StreamLimit.ReadAsync(body, most, stop) ?? throw new SlackException(Operation, "too_large"),
            cancellationToken);
    }

    /// <summary>Sends a file. The token stays here: the address says enough.</summary>
    /// <exception cref="SlackException"/>
    public async Task UploadAsync(string address, byte[] content, CancellationToken cancellationToken)
    {
        const string Operation = "upload";
        using var request = new HttpRequestMessage(HttpMethod.Post, TrustedFile(Operation, address)) { Content = new ByteArrayContent(content) };
        await TransferAsync(Operation, request, (_, _) => Task.FromResult(true), cancellationToken);
    }

    private Uri TrustedFile(string operation, string address) => SlackAddress.TrustedFile(address, apiBase) ?? throw new SlackException(operation, "untrusted_address");

    private async Task<T> TransferAsync<T>(string operation, HttpRequestMessage request, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(FilePatience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var response = await clients.CreateClient(ClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!response.IsSuccessStatusCode)
                throw new SlackException(operation, SlackSender.Status(response));
            await using var body = await response.Content.ReadAsStreamAsync(either.Token);
            return await read(body, either.Token);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SlackException(operation, SlackErrors.TimedOut, error) { IsTransient = true };
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new SlackException(operation, SlackErrors.Unreachable, error) { IsTransient = true };
        }
    }

    private static HttpRequestMessage Request(Uri address, JsonObject arguments, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = SlackSender.Form(arguments) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private static HttpRequestMessage Request(Uri address, JsonObject message) =>
        new(HttpMethod.Post, address) { Content = SlackSender.Json(message) };
}
