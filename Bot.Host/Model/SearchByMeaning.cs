using Bot.Core.Retrieval;
using Bot.Core.Upkeep;
using Bot.Host.Configuration;
using Microsoft.Extensions.AI;

namespace Bot.Host.Model;

/// <summary>All that there is of a model that embeds once one is set up. Without one none of this is loaded.</summary>
internal sealed class SearchByMeaning : IDisposable
{
    private const string ClientName = "embeddings";

    // A batch takes longer than one question, and nobody waits for it.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    private readonly ServiceProvider services;
    private readonly HttpClient http;
    private readonly IEmbeddingGenerator<string, Embedding<float>> generator;
    private readonly SemanticSearch search;
    private readonly TextWriter log;

    private SearchByMeaning(ModelAddress address, EmbeddingsOptions options, IVectorStore store, TextWriter log, TimeProvider clock)
    {
        this.log = log;
        var collection = new ServiceCollection();
        ModelHttp.AddTo(collection, ClientName, address, Silence, clock);
        services = collection.BuildServiceProvider();
        http = services.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName);
        generator = EmbeddingClient.Create(address, http);
        search = new SemanticSearch(generator, store, address.Id, TimeSpan.FromMilliseconds(options.QuestionMilliseconds), clock);
        Embedder = new PassageEmbedder(generator, store, address.Id, options.BatchSize, clock, Report);
    }

    public FindNearPassages Find => search.FindAsync;

    public PassageEmbedder Embedder { get; }

    public static SearchByMeaning Open(ModelAddress address, EmbeddingsOptions options, IVectorStore store, TextWriter log, TimeProvider clock) =>
        new(address, options, store, log, clock);

    public void Dispose()
    {
        search.Dispose();
        generator.Dispose();
        ModelHttp.Release(http, services);
    }

    private void Report(Exception? error) => log.WriteLine(error is null
        ? "docket: passages are embedded again"
        : $"docket: passages cannot be embedded, and are found by their words alone until they are: {error.Message.ReplaceLineEndings(" ")}");
}
