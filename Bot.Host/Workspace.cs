using System.Runtime.CompilerServices;
using Bot.Core.Answering;
using Bot.Core.Chat;
using Bot.Core.Ingestion;
using Bot.Core.Language;
using Bot.Core.Retrieval;
using Bot.Core.Storage;
using Bot.Host.Configuration;
using Bot.Host.Console;
using Bot.Host.Model;

namespace Bot.Host;

/// <summary>The open store, in step with the knowledge folder, and what answers from it.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private readonly List<IDisposable> models = [];

    private Workspace(SqliteStore store, Glossary glossary, Settings settings, TextWriter log, TimeProvider clock)
    {
        Store = store;
        Glossary = glossary;
        if (ModelAddress.Of(settings.Embeddings) is { } embeddings)
            (Near, Embed) = ByMeaning(embeddings, settings.Embeddings, log, clock);
        Retriever = new Retriever(store, glossary, Lexicon.English) { Near = Near };
        var (composer, rewrite) = ModelAddress.Of(settings.Model) is { } model ? Written(model, settings.Model, log, clock) : (null, null);
        Pipeline = new QuestionPipeline(store, store, glossary, clock)
        {
            Pins = new PinnedAnswers(store.Editorial, store, new ClaimCheck(Lexicon.English)),
            Live = new LiveGlossary(glossary, store.Editorial),
            Near = Near,
            Composer = composer,
            Rewrite = rewrite,
        };
    }

    /// <summary>Finds passages by meaning; null where no model tells it.</summary>
    public FindNearPassages? Near { get; }

    /// <summary>Embeds new passages until cancelled; null where there is no model for it.</summary>
    public Func<CancellationToken, Task>? Embed { get; }

    public SqliteStore Store { get; }

    public Glossary Glossary { get; }

    public Retriever Retriever { get; }

    public QuestionPipeline Pipeline { get; }

    /// <exception cref="StoreException"/>
    /// <exception cref="ConfigurationException"/>
    public static async Task<Workspace> OpenAsync(Settings settings, TextWriter log, TimeProvider clock, CancellationToken cancellationToken)
    {
        // Reading the glossary and the language data takes as long as opening the store, and needs nothing of it.
        var glossary = Task.Run(() => LoadGlossary(settings.KnowledgeDirectory), cancellationToken);
        var lexicon = Task.Run(ReadLanguageData, cancellationToken);
        var store = await SqliteStore.OpenAsync(settings.StorePath, clock, cancellationToken);
        try
        {
            if (settings.KnowledgeDirectory is { } directory)
                await SyncAsync(store, directory, log, cancellationToken);
            await lexicon;
            return new Workspace(store, await glossary, settings, log, clock);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Also takes one question and one statement through the stages that need no store, so that their code is compiled meanwhile.</summary>
    private static void ReadLanguageData()
    {
        _ = (Lexicon.English.ScreeningPatterns, Lexicon.English.QuestionPatterns, WordVectors.English, Thesaurus.English, FeatureWeights.Ranking, Confidence.Threshold);
        new QuestionReader(Glossary.Empty, Lexicon.English).Read("Who said what?", []);
        new ClaimCheck(Lexicon.English).Check("Nobody said a word.", []);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var model in models)
            model.Dispose();
        return Store.DisposeAsync();
    }

    /// <summary>A method of its own, so that without a model none of what it takes is loaded; likewise the next.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (IAnswerComposer? Composer, RewriteQuestion? Rewrite) Written(ModelAddress address, ModelOptions options, TextWriter log, TimeProvider clock)
    {
        var reader = new QuestionReader(Glossary, Lexicon.English);
        var writing = WritingModel.Open(
            address, options, Store.Ledger, (words, cancellationToken) => Retriever.RetrieveAsync(reader.Read(words, []), cancellationToken), log, clock);
        models.Add(writing);
        return (writing.Composer, writing.Rewrite);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (FindNearPassages Near, Func<CancellationToken, Task> Embed) ByMeaning(ModelAddress address, EmbeddingsOptions options, TextWriter log, TimeProvider clock)
    {
        var meaning = SearchByMeaning.Open(address, options, Store.Vectors, log, clock);
        models.Add(meaning);
        return (meaning.Find, meaning.Embedder.RunAsync);
    }

    public static string GlossaryPath(string knowledgeDirectory) => Path.Combine(knowledgeDirectory, "glossary.yml");

    /// <exception cref="ConfigurationException"/>
    public static Glossary LoadGlossary(string? knowledgeDirectory)
    {
        if (knowledgeDirectory is null)
            return Glossary.Empty;
        try
        {
            return GlossaryFile.Load(GlossaryPath(knowledgeDirectory));
        }
        catch (InvalidDataException error)
        {
            throw new ConfigurationException($"the glossary cannot be used: {error.Message}", error);
        }
    }

    private static async Task SyncAsync(SqliteStore store, string directory, TextWriter log, CancellationToken cancellationToken)
    {
        try
        {
            if (await new KnowledgeSync(store).SyncAsync(new KnowledgeFolder(directory), cancellationToken) is not KnowledgeChange.Synced change)
                return;
            await log.WriteLineAsync(
                $"docket: knowledge folder: {change.Added} added, {change.Unchanged} unchanged, {change.Revised} revised, {change.Unindexed} taken out, {change.Rejections.Count} rejected");
            foreach (var rejection in change.Rejections)
                await log.WriteLineAsync($"docket: rejected {TerminalText.Line(rejection.Source)}: {TerminalText.Line(rejection.Reason)}");
        }
        catch (SourceException error)
        {
            throw new ConfigurationException(error.Message, error);
        }
    }
}
