using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Host.Slack.Wire;
using Newtonsoft.Json.Linq;
using SlackNet;
using SlackNet.WebApi;
using SlackException = Bot.Host.Slack.Wire.SlackException;

namespace Bot.Host.Slack;

/// <summary>
/// Calls through SlackNet's Web API client: it addresses and authorises them. They are timed out, read and tried again as with the built-in
/// client, for SlackNet's own way ends at the first failure, and knows nothing of what may have been done.
/// </summary>
internal sealed class SlackNetCalls(SlackSender sender, Uri apiBase) : ISlackUrlBuilder
{
    // SlackNet's name for the values of a query; ours go in the body.
    private static readonly Dictionary<string, object> NoArguments = [];

    private readonly SlackJsonSettings json = Default.JsonSettings();

    /// <exception cref="SlackException"/>
    public Task<SlackResponse> CallAsync(SlackCall call, string token, CancellationToken cancellationToken) =>
        sender.RepeatAsync(call.Method, call.Repeatable, () => SendAsync(call.Method, call.Method, SlackSender.Form(call.Arguments), token, cancellationToken), cancellationToken);

    /// <summary>Posts to a response address. SlackNet's own way would send the token there.</summary>
    /// <exception cref="SlackException"/>
    public Task RespondAsync(string responseUrl, JsonObject message, CancellationToken cancellationToken)
    {
        const string Operation = "response_url";
        var address = SlackAddress.Trusted(responseUrl, apiBase) ?? throw new SlackException(Operation, "untrusted_address");
        return sender.RepeatAsync(
            Operation, repeatable: true, () => SendAsync(Operation, address.AbsoluteUri, SlackSender.Json(message), token: "", cancellationToken), cancellationToken);
    }

    /// <summary>A client for one method that SlackNet calls by itself.</summary>
    /// <param name="fatal">Told where Slack refuses for good: SlackNet keeps that to itself.</param>
    public ISlackApiClient Client(string method, string token, TaskCompletionSource fatal, CancellationToken stop) =>
        new SlackApiClient(new WatchedHttp(sender, method, fatal, stop), this, json, token) { DisableRetryOnRateLimit = true };

    /// <param name="apiMethod">The name of a method, or a whole address.</param>
    /// <param name="args">None.</param>
    string ISlackUrlBuilder.Url(string apiMethod, Dictionary<string, object> args) => new Uri(apiBase, apiMethod).AbsoluteUri;

    private async Task<SlackResponse> SendAsync(string operation, string address, HttpContent content, string token, CancellationToken cancellationToken)
    {
        var http = new OneCall(sender, operation);
        await new SlackApiClient(http, this, json, token) { DisableRetryOnRateLimit = true }.Post<JObject>(address, NoArguments, content, cancellationToken);
        return http.Response ?? throw new SlackException(operation, "malformed_response") { MayBeDone = true };
    }

    private static T Read<T>(SlackResponse response) => (T)(object)new WebApiResponse
    {
        Ok = true,
        Data = response.Body.ValueKind == JsonValueKind.Object ? JObject.Parse(response.Body.GetRawText()) : [],
    };

    /// <summary>One request, whose answer is kept as it came.</summary>
    private sealed class OneCall(SlackSender sender, string operation) : IHttp
    {
        public SlackResponse? Response { get; private set; }

        public async Task<T> Execute<T>(HttpRequestMessage requestMessage, CancellationToken cancellationToken = default) =>
            Read<T>(Response = await sender.SendAsync(operation, () => requestMessage, cancellationToken));
    }

    /// <summary>The requests that SlackNet makes of its own accord.</summary>
    private sealed class WatchedHttp(SlackSender sender, string method, TaskCompletionSource fatal, CancellationToken stop) : IHttp
    {
        public async Task<T> Execute<T>(HttpRequestMessage requestMessage, CancellationToken cancellationToken = default)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop);
            var authorization = requestMessage.Headers.Authorization;
            var address = requestMessage.RequestUri;
            try
            {
                return Read<T>(await sender.RepeatAsync(method, repeatable: true, () => sender.SendAsync(method, Again, either.Token), either.Token));
            }
            catch (SlackException error) when (!error.IsTransient)
            {
                fatal.TrySetException(error);
                throw;
            }

            // A request can be sent once only.
            HttpRequestMessage Again() => new(HttpMethod.Post, address) { Content = SlackSender.Form([]), Headers = { Authorization = authorization } };
        }
    }
}
