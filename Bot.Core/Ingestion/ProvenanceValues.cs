using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bot.Core.Articles;

namespace Bot.Core.Ingestion;

/// <summary>Parses what sources state about themselves.</summary>
internal static partial class ProvenanceValues
{
    public const string UnnamedOutlet = "Unnamed source";
    public const string DefaultLanguage = "en";

    private const int LongestHeadline = 120;

    /// <summary>A name as it is cited: on one line, without control characters.</summary>
    public static string OneLine(string value)
    {
        var line = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            var space = char.IsWhiteSpace(c) || char.IsControl(c);
            if (!space)
                line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }
        return line.ToString().TrimEnd();
    }

    public static DateOnly ParseDate(string value)
    {
        // The day as written: converting a time to another zone could make it the day before.
        if (value.Length >= 10 && DateOnly.TryParseExact(value[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && (value.Length == 10 || (value[10] is 'T' or 't' or ' '
                && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))))
            return date;
        throw new SourceException($"published: '{value}' is not a date; write it as 2020-01-31, or null when it is not known");
    }

    public static SourceKind ParseKind(string value) => value.ToUpperInvariant() switch
    {
        "NOTE" => SourceKind.Note,
        "ARTICLE" => SourceKind.Article,
        "STATEMENT" => SourceKind.Statement,
        "DOCUMENT" => SourceKind.Document,
        _ => throw new SourceException($"kind: '{value}' is unknown; write note, article, statement or document"),
    };

    public static string ParseLanguage(string value) => IsLanguage(value)
        ? value
        : throw new SourceException($"language: '{value}' is not a language tag; write one such as en, es or zh-Hant");

    public static bool IsLanguage(string value) => LanguageTag().IsMatch(value);

    /// <summary>An address that a reader may follow; others, such as scripts, never reach a link.</summary>
    public static string ParseUrl(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "file"
            ? value
            : throw new SourceException($"url: '{value}' is not a full web address; write it with https://");

    /// <summary>The first line of a text, for an article whose source names no headline.</summary>
    public static string HeadlineOf(string text)
    {
        var start = text.AsSpan().TrimStart();
        var line = start[..(start.IndexOf('\n') is var end and >= 0 ? end : start.Length)].TrimStart("# ").TrimEnd();
        if (line.Length <= LongestHeadline)
            return line.ToString();
        var cut = line[..LongestHeadline].LastIndexOf(' ') is var space and > LongestHeadline / 2 ? space : LongestHeadline - 1;
        return $"{line[..cut]}…";
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LanguageTag();
}
