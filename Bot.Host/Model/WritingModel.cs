using Bot.Core.Answering;
using Bot.Core.Chat;
using Bot.Host.Configuration;

namespace Bot.Host.Model;

/// <summary>All that there is of a model once one is set up. Without one none of this is loaded.</summary>
internal sealed class WritingModel : IDisposable
{
    private const string ClientName = "model";

    private readonly ServiceProvider services;
    private readonly HttpClient http;
    private readonly ModelMetrics metrics = new();

    private WritingModel(ModelAddress address, ModelOptions options, ITokenLedger ledger, SearchStore search, TextWriter log, TimeProvider clock, Action<IHttpClientBuilder>? prepare)
    {
        var collection = new ServiceCollection();
        ModelHttp.AddTo(collection, ClientName, address, TimeSpan.FromSeconds(options.SilenceSeconds), clock);
        prepare?.Invoke(collection.AddHttpClient(ClientName));
        services = collection.BuildServiceProvider();
        http = services.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName);
        var model = new LanguageModel(address, options, http, ledger, metrics, clock);
        var report = new ModelReport(log);
        Composer = new ModelComposer(model, options, search, metrics, report);
        Rewrite = new QuestionRewriter(model, metrics, report).RewriteAsync;
    }

    public IAnswerComposer Composer { get; }

    public RewriteQuestion Rewrite { get; }

    public ModelMetrics Metrics => metrics;

    /// <param name="prepare">Adds to the HTTP client, for tests.</param>
    public static WritingModel Open(
        ModelAddress address, ModelOptions options, ITokenLedger ledger, SearchStore search, TextWriter log, TimeProvider clock, Action<IHttpClientBuilder>? prepare = null) =>
        new(address, options, ledger, search, log, clock, prepare);

    public void Dispose()
    {
        ModelHttp.Release(http, services);
        metrics.Dispose();
    }
}
