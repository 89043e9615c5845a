using System.Globalization;

namespace Bot.Core.Articles;

/// <summary>When any source was last looked at, for people to see that it goes on.</summary>
public static class SourceHeartbeat
{
    public const string Remembered = "sources checked";

    /// <summary>Null before the first time.</summary>
    public static async Task<DateTimeOffset?> ReadAsync(IArticleStore articles, CancellationToken cancellationToken) =>
        await articles.RecallAsync(Remembered, cancellationToken) is { } time ? DateTimeOffset.ParseExact(time, "O", CultureInfo.InvariantCulture) : null;
}
