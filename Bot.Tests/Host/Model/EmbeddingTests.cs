using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Core.Ingestion;
using Bot.Core.Language;
using Bot.Core.Retrieval;
using Bot.Core.Storage;
using Bot.Fakes.Model;
using Bot.Host.Configuration;
using Bot.Host.Model;
using Bot.Tests.Fixtures;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Host.Model;

public sealed class EmbeddingTests : IAsyncLifetime
{
    // None of it stands in the store.
    private const string Meant = "vessel ticket dearer";

    private readonly FakeTimeProvider clock = FerryStory.Clock();
    private readonly TempDirectory folder = new();
    private readonly StringWriter log = new();
    private LoopbackModel model = null!;
    private SqliteStore store = null!;

    public async ValueTask InitializeAsync()
    {
        model = await LoopbackModel.StartAsync(new LoopbackModelOptions
        {
            Dimensions = 128,
            Meanings = new Dictionary<string, string> { ["vessel"] = "ferry", ["ticket"] = "fare", ["dearer"] = "raise" },
        });
        store = await SqliteStore.OpenAsync(folder.File("bot.db"), clock, CancellationToken.None);
        await FerryStory.SaveAsync(store);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await model.DisposeAsync();
        folder.Dispose();
        await log.DisposeAsync();
    }

    [Theory]
    [InlineData(ModelProtocol.OpenAI)]
    [InlineData(ModelProtocol.Azure)]
    [InlineData(ModelProtocol.Ollama)]
    public async Task Whatever_protocol_the_model_speaks_passages_are_found_by_what_they_mean(ModelProtocol protocol)
    {
        using var meaning = Open(protocol);
        await meaning.Embedder.EmbedAsync(CancellationToken.None);

        Assert.Empty(await SearchAsync(null));
        var hits = await SearchAsync(meaning.Find);

        Assert.Equal(FerryStory.Vote, hits[0].Article.Id.Value);
        Assert.Contains("raise the ferry fare", hits[0].Passage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passage_that_both_words_and_meaning_find_comes_before_those_that_one_finds()
    {
        using var meaning = Open();
        await meaning.Embedder.EmbedAsync(CancellationToken.None);

        var hits = await SearchAsync(meaning.Find, "audit consultants spending");

        Assert.Equal(FerryStory.Audit, hits[0].Article.Id.Value);
        Assert.True(hits.Count > 1);
    }

    [Fact]
    public async Task Every_passage_is_embedded_once_in_batches()
    {
        using var meaning = Open(configure: options => options.BatchSize = 3);

        var embedded = await meaning.Embedder.EmbedAsync(CancellationToken.None);
        var again = await meaning.Embedder.EmbedAsync(CancellationToken.None);

        Assert.Equal(FerryStory.Drafts.Sum(draft => RevisionIndexer.Index(draft).Passages.Count), embedded);
        Assert.Equal(0, again);
        Assert.All(model.Embedded, batch => Assert.InRange(batch.Count, 1, 3));
    }

    [Fact]
    public async Task Another_model_embeds_all_anew_and_its_vectors_take_the_place_of_the_others()
    {
        using (var first = Open())
            await first.Embedder.EmbedAsync(CancellationToken.None);
        using var second = Open(configure: options => options.Name = "embedder-2");
        Assert.Empty(await SearchAsync(second.Find));

        var embedded = await second.Embedder.EmbedAsync(CancellationToken.None);

        Assert.Equal(FerryStory.Drafts.Sum(draft => RevisionIndexer.Index(draft).Passages.Count), embedded);
        Assert.Equal(FerryStory.Vote, (await SearchAsync(second.Find))[0].Article.Id.Value);
        Assert.Equal(0, (await store.Vectors.ReadAsync(AddressOf("embedder-1").Id, 0, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task What_is_retracted_is_found_no_more_and_what_is_revised_by_its_new_words()
    {
        using var meaning = Open();
        await meaning.Embedder.EmbedAsync(CancellationToken.None);
        Assert.NotEmpty(await SearchAsync(meaning.Find));

        var draft = FerryStory.Drafts[0];
        await store.SaveAsync([RevisionIndexer.Index(draft with { Text = "The board met about parking." })], ArticleOrigin.Ingested, CancellationToken.None);
        await store.UnindexAsync([new ArticleId(FerryStory.Mayor)], CancellationToken.None);
        var kept = await store.Vectors.ReadAsync(AddressOf("embedder-1").Id, 0, CancellationToken.None);

        var gone = RevisionIndexer.Index(draft).Passages.Count + RevisionIndexer.Index(FerryStory.Drafts[2]).Passages.Count;
        Assert.Equal(FerryStory.Drafts.Sum(each => RevisionIndexer.Index(each).Passages.Count) - gone, kept.Count);
        Assert.DoesNotContain(await SearchAsync(meaning.Find), hit => hit.Article.Id.Value is FerryStory.Mayor or FerryStory.Vote);

        Assert.Equal(1, await meaning.Embedder.EmbedAsync(CancellationToken.None));
        Assert.Contains(await SearchAsync(meaning.Find, "car park"), hit => hit.Passage.Text.Contains("parking", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_text_in_another_article_is_not_embedded_again()
    {
        using var meaning = Open();
        await meaning.Embedder.EmbedAsync(CancellationToken.None);
        var before = model.Embedded.Count;

        await store.SaveAsync([RevisionIndexer.Index(FerryStory.Drafts[0] with { Id = new ArticleId("reprint") })], ArticleOrigin.Ingested, CancellationToken.None);
        await meaning.Embedder.EmbedAsync(CancellationToken.None);

        Assert.Equal(before, model.Embedded.Count);
        Assert.Contains(await SearchAsync(meaning.Find), hit => hit.Article.Id.Value == "reprint");
    }

    [Theory]
    [InlineData("silent")]
    [InlineData("failing")]
    [InlineData("malformed")]
    public async Task A_model_that_fails_leaves_the_words_to_search_by(string way)
    {
        using var meaning = Open();
        await meaning.Embedder.EmbedAsync(CancellationToken.None);
        model.EmbeddingFaults = _ => way switch { "silent" => new ModelFault.Silent(), "failing" => new ModelFault.Status(400), _ => new ModelFault.Malformed() };

        var hits = await PassAsync(SearchAsync(meaning.Find, "ferry fare"));
        var asked = model.Embedded.Count;
        await SearchAsync(meaning.Find, "ferry fare");

        Assert.Equal((await SearchAsync(null, "ferry fare")).Select(hit => hit.Passage.Text), hits.Select(hit => hit.Passage.Text));
        // It is left alone for a while.
        Assert.Equal(asked, model.Embedded.Count);
    }

    [Fact]
    public async Task Ending_does_not_wait_for_a_model_that_is_silent()
    {
        var meaning = Open();
        model.EmbeddingFaults = _ => new ModelFault.Silent();
        var waiting = meaning.Embedder.EmbedAsync(CancellationToken.None);
        await model.SettleAsync(() => model.Embedded.Count > 0);

        var ending = Task.Run(meaning.Dispose, CancellationToken.None);

        await model.SettleAsync(() => ending.IsCompleted && waiting.IsCompleted);
        await ending;
        await Assert.ThrowsAnyAsync<Exception>(() => waiting);
    }

    [Fact]
    public async Task Embedding_that_fails_is_tried_again_less_and_less_often_and_told_of_once()
    {
        using var meaning = Open();
        model.EmbeddingFaults = _ => new ModelFault.Status(400);
        using var stop = new CancellationTokenSource();
        var running = meaning.Embedder.RunAsync(stop.Token);

        await PassAsync(() => model.Embedded.Count >= 3);
        model.EmbeddingFaults = _ => null;
        await PassAsync(() => log.ToString().Contains("again", StringComparison.Ordinal));
        await stop.CancelAsync();
        await running;

        Assert.Equal(2, log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.NotEmpty(await SearchAsync(meaning.Find));
    }

    [Fact]
    public async Task Questions_are_answered_the_same_without_any_vector()
    {
        using var meaning = Open();
        var plain = new QuestionPipeline(store, store, Glossary.Empty, clock);
        var meant = new QuestionPipeline(store, store, Glossary.Empty, clock) { Near = meaning.Find };

        var message = new ChatMessage("What did the harbor board vote to do?", []);

        Assert.Equal((await plain.AskAsync(message, CancellationToken.None)).Reply.Text, (await meant.AskAsync(message, CancellationToken.None)).Reply.Text);
        Assert.Empty(model.Embedded);
    }

    private SearchByMeaning Open(ModelProtocol protocol = ModelProtocol.OpenAI, Action<EmbeddingsOptions>? configure = null)
    {
        var plain = ModelBed.OptionsFor(model, protocol);
        var options = new EmbeddingsOptions { Provider = plain.Provider, Endpoint = plain.Endpoint, ApiKey = plain.ApiKey, Name = "embedder-1" };
        configure?.Invoke(options);
        return SearchByMeaning.Open(ModelAddress.Of(options)!, options, store.Vectors, log, clock);
    }

    private ModelAddress AddressOf(string name)
    {
        var plain = ModelBed.OptionsFor(model, ModelProtocol.OpenAI);
        return ModelAddress.Of(new EmbeddingsOptions { Provider = plain.Provider, Endpoint = plain.Endpoint, ApiKey = plain.ApiKey, Name = name })!;
    }

    private Task<IReadOnlyList<PassageHit>> SearchAsync(FindNearPassages? near, string words = Meant) =>
        new Retriever(store, Glossary.Empty, Lexicon.English) { Near = near }.SearchAsync(words, 10, CancellationToken.None);

    private async Task<T> PassAsync<T>(Task<T> task)
    {
        await PassAsync(() => task.IsCompleted);
        return await task;
    }

    private Task PassAsync(Func<bool> until) => model.PassAsync(new FakeTimeProvider(), () =>
    {
        clock.Advance(TimeSpan.FromMilliseconds(50));
        return until();
    });
}
