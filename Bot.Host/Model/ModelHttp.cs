using System.Net;
using Bot.Host.Configuration;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Bot.Host.Model;

/// <summary>The HTTP clients for models: the key goes to the endpoint alone, and what fails for a moment is tried again.</summary>
internal static class ModelHttp
{
    /// <summary>In bytes.</summary>
    public const int LongestAnswer = 64 * 1024 * 1024;

    private const int Retries = 2;
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(250);

    // Whoever asked waits too: a model that wants to be left alone for longer is not waited for.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Ends the requests under way and lets go of what served them, without waiting: the retries wait for up to half a minute
    /// for requests that do not heed their end, and whoever stops the bot need not.
    /// </summary>
    public static void Release(HttpClient http, ServiceProvider services)
    {
        http.Dispose();
        _ = services.DisposeAsync().AsTask();
    }

    /// <param name="silence">For how long a request may go without a sign of an answer.</param>
    /// <param name="retries">How often what fails for a moment is tried again.</param>
    public static void AddTo(IServiceCollection services, string name, ModelAddress address, TimeSpan silence, TimeProvider clock, int retries = Retries) => services
        .AddHttpClient(name, client =>
        {
            // Ollama's client takes its address from here, the others bring theirs. Who asks has a limit of their own.
            client.BaseAddress = address.Endpoint;
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.MaxResponseContentBufferSize = LongestAnswer;
            if (address is { Provider: ModelProvider.Ollama, ApiKey: { } key })
                client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            // A key must not follow a redirection to somebody else.
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        .AddHttpMessageHandler(() => new OneHostHandler(address.Endpoint))
        .AddHttpMessageHandler(() => new ImpatienceHandler(silence, clock))
        // The default logs every request.
        .RemoveAllLoggers()
        .AddResilienceHandler("model", pipeline =>
        {
            pipeline.TimeProvider = clock;
            if (retries > 0)
                pipeline.AddRetry(Retrying(retries, clock));
            pipeline.AddTimeout(new HttpTimeoutStrategyOptions { Timeout = silence });
        });

    private static HttpRetryStrategyOptions Retrying(int retries, TimeProvider clock) => new()
    {
        MaxRetryAttempts = retries,
        Delay = FirstRetry,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldRetryAfterHeader = true,
        ShouldHandle = attempt => ValueTask.FromResult(IsForAMoment(attempt.Outcome, clock)),
    };

    private static bool IsForAMoment(Outcome<HttpResponseMessage> outcome, TimeProvider clock) => outcome switch
    {
        { Exception: HttpRequestException } => true,
        { Result: { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError } response } => WaitFor(response, clock) <= LongestWait,
        _ => false,
    };

    /// <summary>For how long a response wants its endpoint left alone.</summary>
    private static TimeSpan WaitFor(HttpResponseMessage response, TimeProvider clock) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ => FirstRetry,
    };

    /// <summary>Lets nothing go to another host, whatever a client is made to think its address is.</summary>
    private sealed class OneHostHandler(Uri endpoint) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri is { } uri && uri.Scheme == endpoint.Scheme && uri.Authority == endpoint.Authority
                ? base.SendAsync(request, cancellationToken)
                : throw new HttpRequestException($"a request to {request.RequestUri?.Authority} was kept back: the model is at {endpoint.Authority}");
    }
}
