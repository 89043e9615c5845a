using System.Globalization;
using Bot.Core.Answering;
using Bot.Core.Language;

namespace Bot.Core.Evaluation;

/// <summary>Whether the cited passage bears out the claim.</summary>
public delegate bool ClaimSupport(Claim claim, Citation citation);

/// <summary>
/// The literal test: every quotation, name, number and date of the claim stands in the cited passage. The passage's
/// own outlet, headline and publish date may be named as well, since the source list shows them.
/// </summary>
public static class LiteralSupport
{
    public static bool Supports(Claim claim, Citation citation) =>
        QuotedText.In(claim.Text).All(words => QuotedText.IsVerbatim(words, citation.Passage))
        && HoldsNamesAndNumbers(claim.Text, citation)
        && (claim.Lead is null || HoldsNamesAndNumbers(claim.Lead, citation));

    private static bool HoldsNamesAndNumbers(string claim, Citation citation)
    {
        var shown = FoldedText.Tokens(string.Join(' ', [citation.Passage, ProvenanceWords(citation), .. DatesIn(citation)])).ToHashSet(StringComparer.Ordinal);
        // The first word is capitalised whatever it is, so it says nothing about names.
        return Words(claim).Skip(1).Where(IsNameOrNumber).SelectMany(FoldedText.Tokens).All(shown.Contains);
    }

    /// <summary>"Thursday" tells the day to whoever sees the publish date.</summary>
    private static IEnumerable<string> DatesIn(Citation citation) =>
        Dates.In(citation.Passage, Analyzer.Analyze(citation.Passage), citation.Provenance.Published)
            .Select(date => date.Day.ToString("MMMM d yyyy", CultureInfo.InvariantCulture));

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsNameOrNumber(string word) =>
        word.FirstOrDefault(char.IsLetterOrDigit) is var first && (char.IsDigit(first) || char.IsUpper(first));

    private static string ProvenanceWords(Citation citation)
    {
        var provenance = citation.Provenance;
        var published = provenance.Published;
        return string.Join(
            ' ',
            provenance.Outlet,
            provenance.Headline,
            string.Join(' ', provenance.Authors),
            published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            published?.ToString("MMMM d yyyy", CultureInfo.InvariantCulture));
    }
}
