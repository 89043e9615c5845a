using System.Collections.Frozen;
using Bot.Core.Language;

namespace Bot.Core.Answering;

/// <summary>
/// Holds a written claim to the words of the passages it cites, or words that say the same. <see cref="ClaimCheck"/> weighs what a
/// claim says; this asks less and forgives nothing: a deed or a quality that no passage speaks of has no word there.
/// </summary>
public sealed class BorrowedWords(Lexicon lexicon)
{
    // Below it two words are found in the same texts more than they mean the same: "bribe" and "pay" have a half.
    private const double SaysTheSame = 0.7;

    // A sentence that says one thing needs two words of its passage, and has no use for the same one again and again.
    private const int FewestWords = 2;
    private const int MostRepeats = 3;

    private static readonly FrozenSet<string> Light = EmbeddedText.Lines(typeof(BorrowedWords), "light.en.txt")
        .SelectMany(Analyzer.Analyze)
        .Select(token => token.Term)
        .ToFrozenSet();

    /// <summary>The words that no passage bears out; the whole claim where it borrows hardly any, or says the same over and over. Empty when all is borrowed.</summary>
    public IReadOnlyList<string> ForeignIn(string claim, IReadOnlyList<CitedPassage> passages)
    {
        var telling = Analyzer.Analyze(claim).Where(token => !lexicon.StopWords.Contains(token.Word) && !Light.Contains(token.Term) && !IsNumber(token)).ToList();
        var known = passages.SelectMany(TermsOf).ToHashSet();
        if (telling.Count(token => known.Contains(token.Term)) < FewestWords || telling.GroupBy(token => token.Term).Any(same => same.Count() > MostRepeats))
            return [claim];
        var opposed = known.SelectMany(Opposites.Of).ToHashSet();
        return [.. telling.Where(token => !known.Contains(token.Term) && (opposed.Contains(token.Term) || !IsInOtherWords(token, known))).Select(token => token.Word).Distinct()];
    }

    private static IEnumerable<string> TermsOf(CitedPassage passage) => Analyzer.Analyze(string.Join(
        '\n', [passage.Text, passage.Provenance.Headline, passage.Provenance.Outlet, .. passage.Provenance.Authors, .. passage.Provenance.People])).Select(token => token.Term);

    /// <summary>Who says something is what must not change, and the check of attribution looks at it; how they say it may.</summary>
    private bool IsInOtherWords(Token token, HashSet<string> known) =>
        lexicon.Cues("speech").Contains(token.Word)
        || lexicon.Cues("month").Contains(token.Word)
        || lexicon.Cues("weekday").Contains(token.Word)
        || Thesaurus.English.Of(token.Term).Any(related => related.Strength >= SaysTheSame && related.Terms.All(known.Contains));

    /// <summary>Numbers in digits and words are held by the check itself, as values.</summary>
    private bool IsNumber(Token token) => char.IsAsciiDigit(token.Word[0]) || lexicon.Cues("number").Contains(token.Word);
}
