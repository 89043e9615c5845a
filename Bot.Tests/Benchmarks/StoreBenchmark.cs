using System.Diagnostics;
using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Core.Ingestion;
using Bot.Core.Language;
using Bot.Core.Retrieval;
using Bot.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Bot.Benchmarks;

/// <summary>
/// How fast a store of generated articles is filled and asked, beside a plain FTS5 query for any of the question's
/// telling words on the same store, the two in turn.
/// </summary>
public sealed class StoreBenchmark(string folder, int articles, int questions)
{
    private const int Seed = 20200206;
    private const int BatchSize = 200;

    public async Task<StoreFigures> RunAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, $"generated-{articles}.db");
        await using var store = await SqliteStore.OpenAsync(path, TimeProvider.System, cancellationToken);
        var collection = new GeneratedArticles(Seed);

        var started = Stopwatch.GetTimestamp();
        var asked = await FillAsync(store, collection, cancellationToken);
        var ingestion = Stopwatch.GetElapsedTime(started);

        var pipeline = new QuestionPipeline(store, store, Glossary.Empty, TimeProvider.System);
        await using var plain = new SqliteConnection($"Data Source={path};Mode=ReadOnly");
        await plain.OpenAsync(cancellationToken);
        List<double> askTimes = [], plainTimes = [];
        // Every question is asked twice and timed the second time: a running bot has its code compiled and its pages in memory.
        foreach (var question in asked)
        {
            await pipeline.AskAsync(new ChatMessage(question, []), cancellationToken);
            PlainOr(plain, question);
        }

        foreach (var question in asked)
        {
            askTimes.Add(await TimeAsync(() => pipeline.AskAsync(new ChatMessage(question, []), cancellationToken)));
            plainTimes.Add(await TimeAsync(() => Task.FromResult(PlainOr(plain, question))));
        }

        using var process = Process.GetCurrentProcess();
        return new StoreFigures(
            articles, articles / ingestion.TotalSeconds, new FileInfo(path).Length, process.PeakWorkingSet64,
            Percentile.Of(askTimes, 0.5), Percentile.Of(askTimes, 0.95), Percentile.Of(plainTimes, 0.5), Percentile.Of(plainTimes, 0.95));
    }

    private async Task<List<string>> FillAsync(SqliteStore store, GeneratedArticles collection, CancellationToken cancellationToken)
    {
        var asked = new List<string>();
        var every = Math.Max(1, articles / questions);
        var count = 0;
        foreach (var batch in collection.Take(articles).Chunk(BatchSize))
        {
            await store.SaveAsync([.. batch.Select(RevisionIndexer.Index)], ArticleOrigin.Ingested, cancellationToken);
            foreach (var article in batch)
            {
                if (count++ % every == 0 && asked.Count < questions)
                    asked.Add(collection.Question(SentenceSplitter.Split(article.Text)[1].Of(article.Text)));
            }
        }

        return asked;
    }

    private static int PlainOr(SqliteConnection connection, string question)
    {
        var terms = Analyzer.Analyze(question)
            .Where(token => !Lexicon.English.StopWords.Contains(token.Word))
            .Select(token => $"\"{token.Term}\"")
            .Distinct();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rowid FROM section_index WHERE section_index MATCH $match ORDER BY bm25(section_index) LIMIT 20";
        command.Parameters.AddWithValue("$match", string.Join(" OR ", terms));
        using var reader = command.ExecuteReader();
        var rows = 0;
        while (reader.Read())
            rows++;
        return rows;
    }

    private static async Task<double> TimeAsync<T>(Func<Task<T>> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}

/// <param name="PeakMemory">Of the whole process, in bytes.</param>
/// <param name="AskP50">In milliseconds, likewise the other three.</param>
public sealed record StoreFigures(
    int Articles, double ArticlesPerSecond, long StoreBytes, long PeakMemory, double AskP50, double AskP95, double PlainP50, double PlainP95);
