using System.IO.Compression;
using System.Text.RegularExpressions;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Bot.Core.Ingestion;

/// <summary>
/// Bounds what a PDF may unpack to and draw: a hundred kilobytes can hold more letters than the machine has memory for, and a page can draw one
/// form a thousand times.
/// </summary>
internal sealed partial class PdfLimits : IFilterProvider
{
    private const long LargestStream = 64 * 1024 * 1024;
    private const long LargestInAll = 256 * 1024 * 1024;

    // Each byte of what is drawn may be a letter, and each letter takes about 150 bytes while its page is read.
    private const long MostDrawnOnPage = 4 * 1024 * 1024;
    private const long MostDrawn = 24 * 1024 * 1024;

    // What is not packed never comes through here; the file itself shows it.
    private const int MostShownUnpacked = 40_000;
    private const int UsualShown = 100; // bytes

    // Of LZW, one byte may unpack to more than two thousand.
    private const int LongestPacked = 64 * 1024;

    private long unpacked;
    private long drawn;
    private long drawnOnPage;

    // How often a page draws something else, how often all forms together do, and how much the largest form draws itself.
    private long drawings;
    private long nested = 1;
    private long largestForm;

    /// <param name="file">All of it.</param>
    public PdfLimits(byte[] file)
    {
        var shown = ShowsUnpacked().Count(System.Text.Encoding.Latin1.GetString(file));
        IsExceeded = shown > MostShownUnpacked;
        largestForm = (long)shown * UsualShown;
    }

    /// <summary>Whether it was too much: what was read then is not all, for the library goes on where one stream fails.</summary>
    public bool IsExceeded { get; private set; }

    public void NextPage() => (drawnOnPage, drawings) = (0, 0);

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Limited(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Limited(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Limited(DefaultFilterProvider.Instance.GetAllFilters());

    private IReadOnlyList<IFilter> Limited(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new Limit(filter, this))];

    private void Count(long length, bool isDrawn)
    {
        unpacked += length;
        if (isDrawn)
            (drawn, drawnOnPage) = (drawn + length, drawnOnPage + length);
        if (IsExceeded || length > LargestStream || unpacked > LargestInAll || drawn > MostDrawn || drawnOnPage > MostDrawnOnPage)
            Exceed();
    }

    public static SourceException Exceeded(Exception? inner) => new("the PDF unpacks to far more than an article; save its text as a .txt file instead", inner);

    private void CountDrawings(DictionaryToken dictionary, long length, long times)
    {
        if (dictionary.TryGet(NameToken.Subtype, out NameToken type) && type.Equals(NameToken.Form))
            (nested, largestForm) = (Math.Min(nested * Math.Max(1, times), MostDrawn), Math.Max(largestForm, length));
        else
            drawings += times;
        if (Math.Min(drawings, MostDrawn) * nested > MostDrawnOnPage / Math.Max(1, largestForm))
            Exceed();
    }

    private void Exceed()
    {
        IsExceeded = true;
        throw Exceeded(inner: null);
    }

    /// <summary>How much a stream packed by deflate unpacks to, as far as it matters.</summary>
    private static long Measure(ReadOnlyMemory<byte> packed)
    {
        var buffer = new byte[64 * 1024];
        var length = 0L;
        try
        {
            using var stream = new ZLibStream(new MemoryStream(packed.ToArray(), writable: false), CompressionMode.Decompress);
            while (length <= LargestStream && stream.Read(buffer) is > 0 and var read)
                length += read;
        }
        catch (InvalidDataException)
        {
            // The library reads what there is of a damaged one, which is no more than this.
        }

        return length;
    }

    // What shows letters ends in one of these, behind a string or an array.
    [GeneratedRegex(@"[)>\]]\s*(T[jJ]|['""])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ShowsText();

    // Shorter patterns would be met in packed bytes by chance.
    [GeneratedRegex(@"[)>\]]\s*T[jJ]", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex ShowsUnpacked();

    [GeneratedRegex(@"\sDo\b", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex DrawsForm();

    private sealed class Limit(IFilter filter, PdfLimits limits) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if (filter is FlateFilter ? Measure(input) > LargestStream : filter is LzwFilter && input.Length > LongestPacked)
                limits.Count(LargestStream + 1, isDrawn: false);
            var output = filter.Decode(input, streamDictionary, filterProvider, filterIndex);
            var text = System.Text.Encoding.Latin1.GetString(output.Span);
            var isDrawn = ShowsText().IsMatch(text);
            limits.Count(output.Length, isDrawn);
            limits.CountDrawings(streamDictionary, isDrawn ? output.Length : 0, DrawsForm().Count(text));
            return output;
        }
    }
}
