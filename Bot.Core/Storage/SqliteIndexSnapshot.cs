using System.Globalization;
using Bot.Core.Articles;
using Microsoft.Data.Sqlite;

namespace Bot.Core.Storage;

/// <summary>One read transaction on the index. For one question at a time, not for several threads.</summary>
internal sealed class SqliteIndexSnapshot : IIndexSnapshot
{
    private readonly ReaderPool pool;
    private readonly Statements statements;
    private readonly string path;
    private readonly int articles;
    private bool broken;

    private SqliteIndexSnapshot(ReaderPool pool, Statements statements, string path)
    {
        this.pool = pool;
        this.statements = statements;
        this.path = path;
        // The first read of the transaction settles which state it sees, so there is one here.
        articles = Convert.ToInt32(
            statements.Scalar("SELECT value FROM setting WHERE name = 'indexed articles'"), CultureInfo.InvariantCulture);
    }

    public static SqliteIndexSnapshot Open(ReaderPool pool, string path)
    {
        var reader = pool.Rent();
        try
        {
            reader.Execute("BEGIN");
            return new SqliteIndexSnapshot(pool, reader, path);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public Task<int> CountArticlesAsync(CancellationToken cancellationToken) => Task.FromResult(articles);

    public Task<IReadOnlyDictionary<string, int>> FrequenciesAsync(
        IReadOnlyCollection<string> terms, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyDictionary<string, int>>(() =>
        {
            // An article with two words of one term is counted under both, hence the cap.
            using var row = statements.Query("""
                SELECT term, min(sum(articles), $all) FROM vocabulary
                WHERE term IN (SELECT value FROM json_each($terms))
                GROUP BY term
                """,
                ("$all", articles), ("$terms", StoreJson.Write(terms)));
            var frequencies = new Dictionary<string, int>(terms.Count);
            while (row.Read())
                frequencies[row.GetString(0)] = row.GetInt32(1);
            return frequencies;
        }, cancellationToken);

    public Task<IReadOnlyList<WordFrequency>> WordsAsync(string termPrefix, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<WordFrequency>>(() =>
        {
            using var row = statements.Query(
                "SELECT term, word, articles FROM vocabulary WHERE term >= $prefix AND term < $end ORDER BY term, word",
                ("$prefix", termPrefix), ("$end", termPrefix + "\U0010FFFF"));
            var words = new List<WordFrequency>();
            while (row.Read())
                words.Add(new WordFrequency(row.GetString(0), row.GetString(1), row.GetInt32(2)));
            return words;
        }, cancellationToken);

    public Task<IReadOnlyList<SectionMatch>> MatchAsync(
        string match, FieldWeights weights, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<SectionMatch>>(() =>
        {
            // bm25() is negative, the best one lowest. Ordering by it costs far less than ordering by the hidden column rank.
            using var row = statements.Query("""
                SELECT rowid, bm25(section_index, $headline, $about, $lead, $body) AS score
                FROM section_index WHERE section_index MATCH $match
                ORDER BY score, rowid LIMIT $limit
                """,
                ("$headline", weights.Headline), ("$about", weights.About), ("$lead", weights.Lead), ("$body", weights.Body),
                ("$match", match), ("$limit", limit));
            var matches = new List<SectionMatch>();
            while (row.Read())
                matches.Add(new SectionMatch(row.GetInt64(0), -row.GetDouble(1)));
            return matches;
        }, cancellationToken);

    public Task<IReadOnlyList<PassagePlace>> PlacesAsync(IReadOnlyList<long> passages, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<PassagePlace>>(() =>
        {
            using var row = statements.Query("""
                SELECT p.key, s.id, p.ordinal
                FROM json_each($passages) wanted
                JOIN passage p ON p.key = wanted.value
                JOIN section s ON s.revision = p.revision AND p.key BETWEEN s.first_passage AND s.first_passage + s.passage_count - 1
                ORDER BY wanted.key
                """,
                ("$passages", StoreJson.Write(passages)));
            var places = new List<PassagePlace>();
            while (row.Read())
                places.Add(new PassagePlace(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2)));
            return places;
        }, cancellationToken);

    public Task<IReadOnlyList<SectionContent>> ReadAsync(IReadOnlyList<long> sections, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<SectionContent>>(() => SectionReader.Read(statements, sections), cancellationToken);

    public ValueTask DisposeAsync()
    {
        if (broken)
        {
            statements.Dispose();
            return ValueTask.CompletedTask;
        }
        try
        {
            statements.Execute("COMMIT");
            pool.Return(statements);
        }
        catch (SqliteException)
        {
            // Nothing was written, so nothing is lost: the connection is simply not used again.
            statements.Dispose();
        }
        return ValueTask.CompletedTask;
    }

    private Task<T> ReadAsync<T>(Func<T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult(read());
        }
        catch (SqliteException error)
        {
            broken = true;
            return Task.FromException<T>(StoreException.From(error, path));
        }
    }
}
