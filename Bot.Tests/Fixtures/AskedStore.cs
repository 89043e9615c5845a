using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Core.Ingestion;
using Bot.Core.Language;
using Bot.Core.Retrieval;
using Bot.Core.Storage;
using Bot.Core.Upkeep;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Fixtures;

/// <summary>A store in a folder of its own, and every stage a question passes on its way to a reply from it.</summary>
internal sealed class AskedStore : IAsyncDisposable
{
    private readonly TempDirectory folder = new();

    private AskedStore(Glossary glossary) => Glossary = glossary;

    public Glossary Glossary { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2031, 7, 1, 9, 0, 0, TimeSpan.Zero));

    public SqliteStore Store { get; private set; } = null!;

    public static Lexicon Lexicon => Lexicon.English;

    public static Phrases Phrases => Phrases.English;

    public static ClaimCheck ClaimCheck => new(Lexicon);

    public static Answerer Answerer => new(Lexicon);

    public static QuestionScreen Screen => new(Lexicon, Phrases);

    public UpkeepDesk Upkeep => new(Store.Editorial, Store.Archive, Store.Chat, Store, Clock);

    public QuestionPipeline Pipeline => PipelineAt(Clock);

    public Retriever Retriever => new(Store, Glossary, Lexicon);

    public ReplyBuilder ReplyBuilder => new(Store, ClaimCheck);

    public static Task<AskedStore> WaterAsync() => CreateAsync(WaterStory.Glossary, [.. WaterStory.Drafts]);

    public static async Task<AskedStore> CreateAsync(Glossary glossary, params ArticleDraft[] drafts)
    {
        var asked = new AskedStore(glossary);
        asked.Store = await SqliteStore.OpenAsync(asked.folder.File("bot.db"), asked.Clock, CancellationToken.None);
        await asked.IngestAsync(drafts);
        return asked;
    }

    public static Question Read(Glossary glossary, string text, params string[] history) =>
        new QuestionReader(glossary, Lexicon).Read(text, history);

    public QuestionPipeline PipelineAt(TimeProvider clock) => PipelineOf(Store, Glossary, clock);

    /// <summary>As the bot has it, with all that moderators add.</summary>
    public static QuestionPipeline PipelineOf(SqliteStore store, Glossary glossary, TimeProvider clock) => new(store, store, glossary, clock)
    {
        Pins = new PinnedAnswers(store.Editorial, store, ClaimCheck),
        Live = new LiveGlossary(glossary, store.Editorial),
    };

    public Task IngestAsync(params ArticleDraft[] drafts) =>
        Store.SaveAsync([.. drafts.Select(RevisionIndexer.Index)], ArticleOrigin.Ingested, CancellationToken.None);

    public Question Read(string text, params string[] history) => Read(Glossary, text, history);

    public async Task<IReadOnlyList<Concept>> ConceptsAsync(string text, params string[] history)
    {
        await using var snapshot = await Store.OpenSnapshotAsync(CancellationToken.None);
        return await new ConceptFinder(Glossary, Lexicon).FindAsync(Read(text, history), snapshot, CancellationToken.None);
    }

    public Task<Evidence> EvidenceAsync(string text, params string[] history) =>
        Retriever.RetrieveAsync(Read(text, history), CancellationToken.None);

    public Task<IReadOnlyList<PassageHit>> SearchAsync(string words, int limit = 10) => Retriever.SearchAsync(words, limit, CancellationToken.None);

    public async Task<Draft> DraftAsync(string text, params string[] history) => Answerer.Compose(await EvidenceAsync(text, history));

    public async Task<Reply> AskAsync(string text, params string[] history) =>
        (await Pipeline.AskAsync(new ChatMessage(text, history), CancellationToken.None)).Reply;

    /// <summary>The reply, which has to be an answer.</summary>
    public async Task<Reply.Answer> AnswerAsync(string text, params string[] history) =>
        Assert.IsType<Reply.Answer>(await AskAsync(text, history));

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        folder.Dispose();
    }
}
