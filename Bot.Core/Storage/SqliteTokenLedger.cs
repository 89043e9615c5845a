using Bot.Core.Answering;

namespace Bot.Core.Storage;

/// <summary>The part of the store that remembers what models cost today.</summary>
internal sealed class SqliteTokenLedger(StoreConnections connections) : ITokenLedger
{
    public Task<bool> ReserveAsync(string workspace, DateOnly day, int tokens, int most, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer =>
        {
            writer.Execute("DELETE FROM model_usage WHERE day < $day", ("$day", ArticleColumns.Name(day)));
            // The first of a day has no row that could hold it back.
            return tokens <= most && writer.Execute("""
                INSERT INTO model_usage (workspace, day, tokens) VALUES ($workspace, $day, $tokens)
                ON CONFLICT (workspace, day) DO UPDATE SET tokens = tokens + excluded.tokens WHERE tokens + excluded.tokens <= $most
                """,
                ("$workspace", workspace), ("$day", ArticleColumns.Name(day)), ("$tokens", tokens), ("$most", most)) > 0;
        }, cancellationToken);

    public Task SettleAsync(string workspace, DateOnly day, int change, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer => writer.Execute(
            "UPDATE model_usage SET tokens = max(0, tokens + $change) WHERE workspace = $workspace AND day = $day",
            ("$workspace", workspace), ("$day", ArticleColumns.Name(day)), ("$change", change)), cancellationToken);
}
