namespace Bot.Fakes;

/// <summary>What the loopback servers have in common: a web server, and a count of the requests a test's clock must wait for.</summary>
public abstract class LoopbackServer : IAsyncDisposable
{
    private readonly Lazy<WebApplication> server;
    private int waiting;

    protected LoopbackServer(string url) => server = new Lazy<WebApplication>(() => Build(url));

    public Uri Address => new(server.Value.Urls.Single());

    /// <summary>How many requests of a <see cref="CountingHandler"/> wait for their answer, not counting those that never get one.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Whether an answer is still to come that counts only for seconds: a test's clock that runs ahead of the sockets makes it late.</summary>
    public virtual bool IsPressing => false;

    internal void Wait(int change) => Interlocked.Add(ref waiting, change);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await server.Value.StopAsync(new CancellationToken(canceled: true));
        await server.Value.DisposeAsync();
    }

    protected Task ListenAsync() => server.Value.StartAsync();

    protected abstract void Map(WebApplication application);

    /// <summary>Gives no answer, ever.</summary>
    protected async Task KeepSilentAsync(HttpContext context)
    {
        Wait(-1);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        Wait(+1);
    }

    private WebApplication Build(string url)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        var application = builder.Build();
        Map(application);
        return application;
    }
}
