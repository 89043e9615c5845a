using System.Runtime.CompilerServices;
using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Moderation;

namespace Bot.Core.Upkeep;

/// <summary>
/// The whole store as JSON Lines: every article with all its revisions, provenance and status, so that another store taking it in cites the same
/// words by the same numbers.
/// </summary>
public sealed class StoreArchive(IArchiveStore store, IArticleStore articles)
{
    private const int MostArticles = 100;
    private const int MostCharacters = 4_000_000;

    /// <summary>The lines, each article as it is when it is read.</summary>
    public async IAsyncEnumerable<string> ExportAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ids = (await articles.ListAsync(cancellationToken)).Select(article => article.Id).OrderBy(id => id.Value, StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (await store.ReadArchivedAsync(id, cancellationToken) is not { } article)
                continue;
            foreach (var revision in article.Revisions)
                yield return StoreArchiveLine.Write(article, revision);
        }
    }

    /// <summary>Takes in an archive. What was taken in stays so when it is stopped, and doing it again goes on where it was.</summary>
    /// <param name="source">What it is called, for the audit log.</param>
    public async Task<ImportResult> ImportAsync(Actor actor, string source, Stream stream, CancellationToken cancellationToken)
    {
        var (taken, rejections) = (new List<(ArticleId, ImportChange)>(), new List<ImportRejection>());
        var batch = new List<ArchivedRevisions>();
        var characters = 0L;
        await foreach (var article in ReadAsync(stream, rejections, cancellationToken))
        {
            batch.Add(article);
            characters += article.Article.Revisions.Sum(revision => (long)revision.Text.Length);
            if (batch.Count < MostArticles && characters < MostCharacters)
                continue;
            await SaveAsync(batch);
            (batch, characters) = ([], 0);
        }

        if (batch.Count > 0)
            await SaveAsync(batch);
        return new ImportResult(taken, rejections);

        async Task SaveAsync(List<ArchivedRevisions> ready)
        {
            var changes = await store.ImportAsync(actor, source, ready, cancellationToken);
            taken.AddRange(ready.Zip(changes, (article, change) => (article.Article.Id, change)));
        }
    }

    private static async IAsyncEnumerable<ArchivedRevisions> ReadAsync(Stream stream, List<ImportRejection> rejections, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = new List<StoreArchiveLine>();
        await foreach (var line in ArchiveLines.ReadAsync(stream, cancellationToken))
        {
            if (!line.IsTooLong && !line.Content.Span.ContainsAnyExcept(" \t\r"u8))
                continue;
            if (Read(line, rejections) is not { } read)
                continue;
            if (lines.Count > 0 && lines[0].Id != read.Id)
            {
                if (ArticleOf(lines, rejections) is { } article)
                    yield return article;
                lines.Clear();
            }

            lines.Add(read);
        }

        if (lines.Count > 0 && ArticleOf(lines, rejections) is { } last)
            yield return last;
    }

    private static StoreArchiveLine? Read(ArchiveLine line, List<ImportRejection> rejections)
    {
        try
        {
            return StoreArchiveLine.Read(line.Number == 1 && line.Content.Span.StartsWith("\uFEFF"u8) ? line.Content.Span[3..] : line.Content.Span);
        }
        catch (SourceException error)
        {
            rejections.Add(new ImportRejection($"line {line.Number}", error.Message));
            return null;
        }
    }

    private static ArchivedRevisions? ArticleOf(List<StoreArchiveLine> lines, List<ImportRejection> rejections)
    {
        try
        {
            if (lines.Index().Any(line => line.Item.Revision != line.Index + 1))
                throw new SourceException("its revisions are not all there, in order; export it again");
            var last = lines[^1];
            return new ArchivedRevisions(
                new ArchivedArticle(new ArticleId(last.Id), last.Status, last.Indexed, [.. lines.Select(line => line.ToRevision())]),
                [.. lines.Select(line => line.ToIndexed())]);
        }
        catch (SourceException error)
        {
            rejections.Add(new ImportRejection(lines[0].Id, error.Message));
            return null;
        }
    }
}

/// <param name="Changes">What became of each article that could be read.</param>
/// <param name="Rejections">What could not be, and why.</param>
public sealed record ImportResult(IReadOnlyList<(ArticleId Article, ImportChange Change)> Changes, IReadOnlyList<ImportRejection> Rejections);

/// <param name="What">The line or the article.</param>
public sealed record ImportRejection(string What, string Reason);
