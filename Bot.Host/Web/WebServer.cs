using Bot.Core.Storage;
using Bot.Host.Configuration;
using Bot.Host.Json;
using Microsoft.AspNetCore.Diagnostics;

namespace Bot.Host.Web;

/// <summary>The web page and the HTTP interface, on Kestrel.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private const int MostBodyBytes = 64 * 1024;

    // The page is text and a style sheet of ours; nothing may be loaded, run or embedded, whatever an article holds.
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private readonly WebApplication running;
    private readonly PublishedMetrics published;

    private WebServer(WebApplication application, PublishedMetrics metrics)
    {
        running = application;
        published = metrics;
    }

    /// <summary>Where it can be reached; the port is the real one also where any free one was asked for.</summary>
    public IReadOnlyCollection<string> Addresses => [.. running.Urls];

    /// <param name="map">Adds what chat platforms call.</param>
    /// <exception cref="ConfigurationException">It cannot listen on the addresses.</exception>
    public static async Task<WebServer> StartAsync(
        Workspace workspace, WebOptions options, Action<IEndpointRouteBuilder> map, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (options.Urls.Split(';').FirstOrDefault(url => !url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) is { } other)
            throw new ConfigurationException($"Bot__Web__Urls: {other} is not an address that begins with http://; for https put a proxy in front");
        var metrics = new PublishedMetrics();
        var application = Build(workspace, options, map, metrics, clock);
        try
        {
            await application.StartAsync(cancellationToken);
            return new WebServer(application, metrics);
        }
        catch (Exception error) when (error is IOException or FormatException or InvalidOperationException or System.Net.Sockets.SocketException)
        {
            await application.DisposeAsync();
            metrics.Dispose();
            throw new ConfigurationException($"cannot listen on {options.Urls}: {error.Message.TrimEnd('.')}; choose another address with Bot__Web__Urls", error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await running.StopAsync(CancellationToken.None);
        await running.DisposeAsync();
        published.Dispose();
    }

    private static WebApplication Build(Workspace workspace, WebOptions options, Action<IEndpointRouteBuilder> map, PublishedMetrics metrics, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        // Standard output belongs to the console chat.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // A start that fails is reported to the person who started it, in one line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var application = builder.Build();
        application.Use(SetHeadersAsync);
        application.UseExceptionHandler(failed => failed.Run(ReportFailureAsync));
        application.UseStatusCodePages(status => WriteErrorAsync(status.HttpContext, "no such thing here"));
        new WebEndpoints(workspace, clock).Map(application);
        map(application);
        metrics.Map(application);
        return application;
    }

    private static Task SetHeadersAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static Task ReportFailureAsync(HttpContext context)
    {
        if (context.Features.Get<IExceptionHandlerFeature>()?.Error is not StoreException)
            return WriteErrorAsync(context, "something went wrong on our side");
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return WriteErrorAsync(context, "the store cannot be read just now");
    }

    private static Task WriteErrorAsync(HttpContext context, string message)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(BotJson.Write(new ErrorJson(message), BotJson.Default.ErrorJson), context.RequestAborted);
    }
}
