namespace Bot.Core.Articles;

/// <summary>The full-text index over the newest revisions of all indexed articles.</summary>
public interface IArticleIndex
{
    /// <summary>Opens a read-only view in which every query of one question sees the same state of the store.</summary>
    Task<IIndexSnapshot> OpenSnapshotAsync(CancellationToken cancellationToken);
}

public interface IIndexSnapshot : IAsyncDisposable
{
    /// <summary>How many articles are indexed.</summary>
    Task<int> CountArticlesAsync(CancellationToken cancellationToken);

    /// <summary>In how many articles each term occurs; terms that occur in none are absent.</summary>
    Task<IReadOnlyDictionary<string, int>> FrequenciesAsync(IReadOnlyCollection<string> terms, CancellationToken cancellationToken);

    /// <summary>The words of the store whose term begins with a prefix, with the number of articles that have them.</summary>
    Task<IReadOnlyList<WordFrequency>> WordsAsync(string termPrefix, CancellationToken cancellationToken);

    /// <summary>The sections that match, best first. <paramref name="match"/> is an FTS5 expression over index terms.</summary>
    Task<IReadOnlyList<SectionMatch>> MatchAsync(string match, FieldWeights weights, int limit, CancellationToken cancellationToken);

    /// <summary>Where passages stand, in the order asked for; those that have left the index are absent.</summary>
    Task<IReadOnlyList<PassagePlace>> PlacesAsync(IReadOnlyList<long> passages, CancellationToken cancellationToken);

    /// <summary>The passages of sections, in the order asked for.</summary>
    Task<IReadOnlyList<SectionContent>> ReadAsync(IReadOnlyList<long> sections, CancellationToken cancellationToken);
}

public readonly record struct WordFrequency(string Term, string Word, int Articles);

/// <param name="Ordinal">Its place in the revision, counted from 0.</param>
public readonly record struct PassagePlace(long Passage, long Section, int Ordinal);

/// <param name="Score">BM25 over the fields of the section; higher is better.</param>
public readonly record struct SectionMatch(long Section, double Score);

/// <summary>How much an occurrence in each field counts in BM25.</summary>
public readonly record struct FieldWeights(double Headline, double About, double Lead, double Body);

public sealed record SectionContent(long Section, ArticleSummary Article, IReadOnlyList<Passage> Passages);
