using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Core.Ingestion;

/// <summary>From the bytes of a file to its text.</summary>
internal static partial class SourceText
{
    // What a page declares must stand in its first kilobyte: https://html.spec.whatwg.org/multipage/semantics.html#charset
    private const int MetaWithin = 1024;

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>By byte order mark, else as declared, else UTF-8, else Windows-1252, which reads any bytes.</summary>
    /// <param name="bytes">Of the file.</param>
    /// <param name="isHtml">Whether the text may declare its encoding itself.</param>
    /// <param name="charset">What a header declares, which comes before what the text does; null when there is none.</param>
    public static string Decode(byte[] bytes, bool isHtml, string? charset = null)
    {
        if (FromMark(bytes) is { } marked)
            return marked.Encoding.GetString(bytes.AsSpan(marked.Length));
        if (bytes.AsSpan(0, Math.Min(bytes.Length, 8192)).Contains((byte)0))
            throw new SourceException("this is not a text file; give its text, or the page it was printed from");
        if ((charset is null ? isHtml ? Declared(bytes) : null : ByName(charset)) is { } declared)
            return declared.GetString(bytes);
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Named("windows-1252").GetString(bytes);
        }
    }

    /// <summary>Line ends as LF, without control characters.</summary>
    public static string Clean(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\t' || !(char.IsControl(c) || c == '\uFEFF'))
                clean.Append(c);
        }
        return clean.Length == text.Length ? text : clean.ToString();
    }

    private static (Encoding Encoding, int Length)? FromMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    private static Encoding? Declared(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, MetaWithin));
        if (MetaCharset().Match(head) is not { Success: true } match)
            return null;
        return ByName(match.Groups["name"].Value);
    }

    private static Encoding? ByName(string name)
    {
        // Who declares UTF-8 may still be wrong, so that is checked like undeclared text.
        if (name.StartsWith("utf-8", true, CultureInfo.InvariantCulture))
            return null;
        try
        {
            return Named(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Encoding Named(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

    [GeneratedRegex("""<meta[^>]{0,200}?charset\s*=\s*["']?\s*(?<name>[A-Za-z0-9_:.-]+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MetaCharset();
}
