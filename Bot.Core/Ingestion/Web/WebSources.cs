using System.Runtime.CompilerServices;

namespace Bot.Core.Ingestion.Web;

/// <summary>Reads sources wherever they are: from the web what is an address, every article of a feed, and files and folders as before.</summary>
public sealed class WebSources(WebReader web)
{
    public async IAsyncEnumerable<SourceReading> ReadAsync(string source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!IsAddress(source))
        {
            await foreach (var reading in SourceReader.ReadAsync(source, cancellationToken))
                yield return reading;
            yield break;
        }

        var first = await web.ReadAsync(source, validator: null, cancellationToken);
        if (first is not WebReading.Feed feed)
        {
            yield return ReadingOf(source, first);
            yield break;
        }

        foreach (var entry in feed.Entries)
            yield return ReadingOf(entry.Url, await web.ReadAsync(entry.Url, validator: null, cancellationToken));
    }

    public static bool IsAddress(string source) =>
        source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static SourceReading ReadingOf(string source, WebReading reading) => reading switch
    {
        WebReading.Article article => new SourceReading.Read(source, 0, article.Draft),
        WebReading.Refused refused => new SourceReading.Rejected(source, 0, refused.Reason),
        _ => new SourceReading.Rejected(source, 0, "a feed names this as an article, and it is none; give the article's own address"),
    };
}
