using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Bot.Core.Articles;
using CodeHollow.FeedReader;
using CodeHollow.FeedReader.Feeds;

namespace Bot.Core.Ingestion.Web;

/// <summary>Reads an article or a feed from the web.</summary>
public sealed partial class WebReader(PageFetcher fetcher)
{
    private const int LongestSlug = 60;
    private const int HashCharacters = 6;
    private const int MostEntries = 200;

    /// <param name="address">As somebody wrote it.</param>
    /// <param name="validator">From the last time it was read; null the first time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<WebReading> ReadAsync(string address, Validator? validator, CancellationToken cancellationToken) =>
        await fetcher.FetchAsync(address, validator, cancellationToken) switch
        {
            FetchResult.Fetched fetched => Read(address.Trim(), fetched),
            FetchResult.NotModified => new WebReading.NotModified(),
            FetchResult.Refused refused => new WebReading.Refused(refused.Reason, refused.IsGone, refused.RetryAfter),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>The id of the article at an address, the same whenever it is read: host, the words of the path, and a few digits that tell two like ones apart.</summary>
    public static ArticleId IdOf(Uri address)
    {
        var host = WwwPrefix().Replace(address.IdnHost, "");
        var words = NoWord().Replace($"{host[..(host.LastIndexOf('.') is var dot and > 0 ? dot : host.Length)]} {LastSegment(address)}".ToLowerInvariant(), "-").Trim('-');
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.GetLeftPart(UriPartial.Query))));
        return new ArticleId($"{words[..Math.Min(words.Length, LongestSlug)].Trim('-')}-{hash[..HashCharacters]}");
    }

    private static WebReading Read(string address, FetchResult.Fetched fetched)
    {
        if (TypeOf(fetched) is not { } type)
            return new WebReading.Refused($"the address gives {fetched.MediaType}, which is not read; give a page, a PDF or Word document, plain text or a feed", IsGone: false);
        if (type == ".xml")
            return ReadFeed(fetched);
        var at = fetched.Address.GetLeftPart(UriPartial.Query);
        var file = new SourceFile(address) { Id = IdOf(fetched.Address).Value, Url = at, Charset = fetched.Charset };
        return SourceReader.Read(file, type, fetched.Content) switch
        {
            SourceReading.Read read => new WebReading.Article(WithId(read.Draft) with { FetchedFrom = at }, fetched.Address, fetched.Validator),
            SourceReading.Rejected rejected => new WebReading.Refused(rejected.Reason, IsGone: false),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>An article has one id, at whichever of its addresses it is read.</summary>
    private static ArticleDraft WithId(ArticleDraft draft) =>
        Uri.TryCreate(draft.Provenance.Url, UriKind.Absolute, out var canonical) && canonical.Scheme is "http" or "https" ? draft with { Id = IdOf(canonical) } : draft;

    private static WebReading ReadFeed(FetchResult.Fetched fetched)
    {
        try
        {
            if (fetched.Content.AsSpan().IndexOf("<!DOCTYPE"u8) >= 0)
                return NoFeed();
            var feed = FeedReader.ReadFromByteArray(fetched.Content);
            var entries = feed.Items
                .Where(item => Uri.TryCreate(fetched.Address, item.Link?.Trim(), out _))
                .Select(item => new FeedEntry(new Uri(fetched.Address, item.Link.Trim()).AbsoluteUri, ProvenanceValues.OneLine(item.Title ?? ""), Day(item.PublishingDate ?? (item.SpecificItem as AtomFeedItem)?.UpdatedDate)))
                .DistinctBy(entry => entry.Url)
                .Take(MostEntries)
                .ToList();
            return new WebReading.Feed(ProvenanceValues.OneLine(feed.Title ?? fetched.Address.Host), entries, fetched.Validator);
        }
#pragma warning disable CA1031 // Strange feeds fail in strange ways.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return NoFeed();
        }
    }

    private static WebReading.Refused NoFeed() =>
        new("the address gives XML that is no RSS or Atom feed; give the address of an article or a feed", IsGone: false);

    private static DateOnly? Day(DateTime? time) => time is { } value ? DateOnly.FromDateTime(value) : null;

    /// <summary>By what the content is, then by what the server says of it.</summary>
    private static string? TypeOf(FetchResult.Fetched fetched) => fetched.MediaType switch
    {
        _ when fetched.Content.AsSpan().StartsWith("%PDF-"u8) => ".pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => ".docx",
        "text/html" or "application/xhtml+xml" => ".html",
        "application/rss+xml" or "application/atom+xml" or "text/xml" or "application/xml" => ".xml",
        "text/plain" => ".txt",
        "text/markdown" => ".md",
        "" or "application/octet-stream" => Sniff(fetched.Content),
        _ => null,
    };

    private static string? Sniff(byte[] content)
    {
        var head = Encoding.UTF8.GetString(content, 0, Math.Min(content.Length, 512)).TrimStart('\uFEFF', ' ', '\n', '\r', '\t');
        return head switch
        {
            _ when head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase) => ".html",
            _ when head.StartsWith("<?xml", StringComparison.Ordinal) || head.StartsWith("<rss", StringComparison.Ordinal) || head.StartsWith("<feed", StringComparison.Ordinal) => ".xml",
            _ when head.StartsWith("PK", StringComparison.Ordinal) => ".docx",
            _ => null,
        };
    }

    private static string LastSegment(Uri address)
    {
        var segment = Uri.UnescapeDataString(address.Segments.LastOrDefault(segment => segment.Trim('/').Length > 0) ?? "");
        return segment.LastIndexOf('.') is var dot and > 0 ? segment[..dot] : segment;
    }

    [GeneratedRegex(@"^www\.", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WwwPrefix();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NoWord();
}
