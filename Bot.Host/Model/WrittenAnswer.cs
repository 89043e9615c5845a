using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Core.Answering;
using Bot.Core.Language;

namespace Bot.Host.Model;

/// <summary>Reads what a model wrote: JSON in the form it was given, of plain sentences.</summary>
internal static partial class WrittenAnswer
{
    public const int MostClaims = 4;

    // Among the words of many sentences nearly any other can be found.
    public const int MostSentences = 4;

    private const int LongestClaim = 500;

    /// <returns>The draft, or what is wrong with it.</returns>
    public static (WrittenDraft? Draft, IReadOnlyList<FaultJson> Faults) Read(string text)
    {
        if (ParseClaims(text) is not { } claims)
            return (null, [new FaultJson(0, "it is not one JSON object in the form that was asked for", "")]);
        if (claims.Count > MostClaims)
            return (null, [new FaultJson(0, string.Create(CultureInfo.InvariantCulture, $"it has more than {MostClaims} claims"), "")]);
        var faults = claims.SelectMany((claim, index) => FaultsOf(claim).Select(fault => new FaultJson(index + 1, fault, claim.Text))).ToList();
        return (new WrittenDraft(claims), faults);
    }

    private static List<WrittenClaim>? ParseClaims(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("claims", out var claims) || claims.ValueKind != JsonValueKind.Array)
                return null;
            var read = claims.EnumerateArray().Select(ParseClaim).ToList();
            return read.Exists(claim => claim is null) ? null : [.. read.OfType<WrittenClaim>()];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static WrittenClaim? ParseClaim(JsonElement claim)
    {
        if (claim.ValueKind != JsonValueKind.Object
            || !claim.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String
            || !claim.TryGetProperty("sentences", out var sentences) || sentences.ValueKind != JsonValueKind.Array)
            return null;
        var ids = new List<SentenceId>();
        foreach (var sentence in sentences.EnumerateArray())
        {
            if (sentence.ValueKind != JsonValueKind.String || !SentenceId.TryParse(sentence.GetString(), out var id))
                return null;
            ids.Add(id);
        }

        // The numbers are shown by whoever sends it.
        return new WrittenClaim(CitationMarks().Replace(text.GetString() ?? "", "").Trim(), ids);
    }

    /// <summary>What the check against the passages does not look at, for it concerns the form alone.</summary>
    private static IEnumerable<string> FaultsOf(WrittenClaim claim)
    {
        if (claim.Text.Length is 0 or > LongestClaim)
            yield return "it is empty or too long";
        // What is true of the first would speak for the second.
        if (SentenceSplitter.Split(claim.Text).Count > 1)
            yield return "it is more than one sentence";
        if (claim.Sentences.Distinct().Count() > MostSentences)
            yield return "it names too many sentences";
        // Among them all that does not show, and marks that turn text round.
        if (claim.Text.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            yield return "it holds characters that do not show, or line breaks";
        if (Markup().IsMatch(claim.Text))
            yield return "it holds markup";
        if (Verdict().IsMatch(claim.Text))
            yield return "it begins with yes or no";
    }

    [GeneratedRegex(@"(?:\s*\[\d{1,3}\])+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex CitationMarks();

    [GeneratedRegex(@"\]\(|!\[|[<>`{}|\\]|\*\*|__|~~|^\s*[#>*\-]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Markup();

    [GeneratedRegex(@"^(?:yes|no)\b(?=\s*[,.:;!—–-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Verdict();
}
