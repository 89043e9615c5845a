using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Core.Upkeep;

namespace Bot.Core.Storage;

/// <summary>The part of the store that remembers when sources were looked at.</summary>
internal sealed class SqliteKeepingStore(StoreConnections connections) : IKeepingStore
{
    // Read by faces as a remembered value of the store.
    private const string Heartbeat = SourceHeartbeat.Remembered;

    public Task<IReadOnlyList<DueSource>> ListDueAsync(DateTimeOffset now, DateOnly pagesSince, int limit, CancellationToken cancellationToken) =>
        connections.ReadAsync<IReadOnlyList<DueSource>>(reader =>
        {
            using var row = reader.Query("""
                SELECT s.url, s.article, s.trusted, c.etag, c.last_modified, coalesce(c.failures, 0), coalesce(c.told, 0)
                FROM (
                    SELECT url, NULL AS article, trusted FROM feed
                    UNION ALL
                    SELECT r.fetched_from, a.id, 0 FROM article a JOIN revision r ON r.article = a.key AND r.number = a.revision
                    WHERE a.indexed AND a.origin = 'ingested' AND r.kind <> 'note' AND r.fetched_from IS NOT NULL
                      AND (r.retrieved_at >= $since OR r.published >= $since)
                ) s
                LEFT JOIN source_check c ON c.url = s.url
                WHERE c.due_at IS NULL OR c.due_at <= $now
                ORDER BY c.due_at, s.url LIMIT $limit
                """,
                ("$since", ArticleColumns.Name(pagesSince)), ("$now", ArticleColumns.Name(now)), ("$limit", limit));
            var due = new List<DueSource>();
            while (row.Read())
                due.Add(new DueSource(
                    row.GetString(0), row.IsDBNull(1) ? null : new ArticleId(row.GetString(1)), row.GetInt32(2) != 0,
                    ValidatorOf(ChatColumns.Text(row, 3), ChatColumns.Text(row, 4)), row.GetInt32(5), row.GetInt32(6) != 0));
            return due;
        }, cancellationToken);

    public Task RecordCheckedAsync(string url, Validator? validator, DateTimeOffset now, DateTimeOffset due, CancellationToken cancellationToken) =>
        WriteAsync(
            writer =>
            {
                writer.Execute("""
                    INSERT INTO source_check (url, due_at, checked_at, etag, last_modified) VALUES ($url, $due, $now, $etag, $modified)
                    ON CONFLICT (url) DO UPDATE SET due_at = excluded.due_at, checked_at = excluded.checked_at, etag = excluded.etag,
                        last_modified = excluded.last_modified, failures = 0, problem = NULL, told = 0
                    """,
                    ("$url", url), ("$due", ArticleColumns.Name(due)), ("$now", ArticleColumns.Name(now)), ("$etag", validator?.ETag),
                    ("$modified", validator?.LastModified is { } modified ? ArticleColumns.Name(modified) : null));
                writer.Execute(
                    "INSERT INTO setting (name, value) VALUES ($name, $now) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    ("$name", Heartbeat), ("$now", ArticleColumns.Name(now)));
            },
            cancellationToken);

    public Task RecordFailedAsync(string url, string problem, DateTimeOffset due, Notice? notice, CancellationToken cancellationToken) =>
        WriteAsync(
            writer =>
            {
                writer.Execute("""
                    INSERT INTO source_check (url, due_at, failures, problem, told) VALUES ($url, $due, 1, $problem, $told)
                    ON CONFLICT (url) DO UPDATE SET due_at = excluded.due_at, failures = failures + 1, problem = excluded.problem, told = max(told, excluded.told)
                    """,
                    ("$url", url), ("$due", ArticleColumns.Name(due)), ("$problem", problem), ("$told", notice is null ? 0 : 1));
                if (notice is not null)
                    ModeratorNotices.Add(writer, platform: null, workspace: null, notice);
            },
            cancellationToken);

    public Task<IReadOnlyList<string>> ListNewAsync(IReadOnlyList<string> urls, int mostAttempts, CancellationToken cancellationToken) =>
        connections.ReadAsync<IReadOnlyList<string>>(reader =>
        {
            using var row = reader.Query("""
                SELECT wanted.value FROM json_each($urls) wanted LEFT JOIN feed_entry e ON e.url = wanted.value
                WHERE e.url IS NULL OR (NOT e.done AND e.attempts < $most)
                ORDER BY wanted.key
                """,
                ("$urls", StoreJson.Write(urls)), ("$most", mostAttempts));
            var fresh = new List<string>();
            while (row.Read())
                fresh.Add(row.GetString(0));
            return fresh;
        }, cancellationToken);

    public Task RecordEntryAsync(string url, bool isDone, CancellationToken cancellationToken) => WriteAsync(
        writer => writer.Execute("""
            INSERT INTO feed_entry (url, attempts, done) VALUES ($url, 1, $done)
            ON CONFLICT (url) DO UPDATE SET attempts = attempts + 1, done = excluded.done
            """,
            ("$url", url), ("$done", isDone ? 1 : 0)),
        cancellationToken);

    public Task<SourceHealth> ReadHealthAsync(CancellationToken cancellationToken) => connections.ReadAsync(
        reader =>
        {
            using var row = reader.Query("SELECT url, problem FROM source_check WHERE told ORDER BY url");
            var failing = new List<(string, string)>();
            while (row.Read())
                failing.Add((row.GetString(0), ChatColumns.Text(row, 1) ?? ""));
            var checkedAt = (string?)reader.Scalar("SELECT value FROM setting WHERE name = $name", ("$name", Heartbeat));
            return new SourceHealth(checkedAt is null ? null : ChatColumns.ParseTime(checkedAt), failing);
        },
        cancellationToken);

    private static Validator? ValidatorOf(string? etag, string? modified) => (etag, modified) is (null, null)
        ? null
        : new Validator(etag, modified is null ? null : DateTimeOffset.ParseExact(modified, "O", CultureInfo.InvariantCulture));

    private Task WriteAsync(Action<Statements> write, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer =>
        {
            write(writer);
            return true;
        }, cancellationToken);
}
