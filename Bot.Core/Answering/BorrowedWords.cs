using System.Collections.Frozen;
using Bot.Core.Answering.Checks;
using Bot.Core.Language;

namespace Bot.Core.Answering;

/// <summary>
/// Holds a written claim to the words of what it cites, or words near to them. The other checks weigh what a claim says; this
/// asks less and forgives nothing: a deed or a quality that no cited sentence speaks of has no word there.
/// </summary>
public sealed class BorrowedWords(Lexicon lexicon)
{
    // Below it two words are found in the same texts more than they mean the same: "bribe" and "pay" have a half.
    private const double SaysTheSame = 0.7;

    // Below it they may be of one field and no more: "chair" and "resign" have a half.
    private const double IsNear = 0.6;

    // A sentence that says one thing needs two words of those it cites, and has no use for the same one again and again.
    private const int FewestWords = 2;
    private const int MostRepeats = 3;

    private static readonly FrozenSet<string> Light = Terms("light.en.txt");
    private static readonly FrozenSet<string> Grave = Terms("grave.en.txt");

    /// <summary>The words that no passage bears out; the whole claim where it borrows hardly any, or says the same over and over. Empty when all is borrowed.</summary>
    public IReadOnlyList<string> ForeignIn(string claim, IReadOnlyList<CitedPassage> passages)
    {
        var telling = Analyzer.Analyze(claim).Where(token => !lexicon.StopWords.Contains(token.Word) && !Light.Contains(token.Term) && !IsNumber(token)).ToList();
        if (telling.GroupBy(token => token.Term).Any(same => same.Count() > MostRepeats))
            return [claim];
        var known = passages.SelectMany(TokensOf).DistinctBy(token => token.Word).ToList();
        var terms = known.Select(token => token.Term).ToHashSet();
        var opposed = terms.SelectMany(Opposites.Of).ToHashSet();
        var foreign = telling.Where(token => !terms.Contains(token.Term) && (opposed.Contains(token.Term) || !IsInOtherWords(token, known, terms))).ToList();
        if (telling.Count - foreign.Count < Math.Clamp(telling.Count, 1, FewestWords))
            return [claim];
        return [.. foreign.Select(token => token.Word).Distinct()];
    }

    private static IEnumerable<Token> TokensOf(CitedPassage passage) =>
        Analyzer.Analyze(string.Join('\n', [passage.Text, passage.Provenance.Outlet, .. passage.Provenance.Authors]));

    /// <summary>Who says something is what must not change, and the check of attribution looks at it; how they say it may.</summary>
    private bool IsInOtherWords(Token token, List<Token> known, HashSet<string> terms) =>
        lexicon.Cues("speech").Contains(token.Word)
        || lexicon.Cues("month").Contains(token.Word)
        || lexicon.Cues("weekday").Contains(token.Word)
        || Thesaurus.English.Of(token.Term).Any(related => related.Strength >= SaysTheSame && related.Terms.All(terms.Contains))
        || (!Grave.Contains(token.Term) && known.Exists(other => Meaning.Likeness(token, other) >= IsNear));

    /// <summary>Numbers in digits and words are held by the check itself, as values.</summary>
    private bool IsNumber(Token token) => char.IsAsciiDigit(token.Word[0]) || lexicon.Cues("number").Contains(token.Word);

    private static FrozenSet<string> Terms(string file) =>
        EmbeddedText.Lines(typeof(BorrowedWords), file).SelectMany(Analyzer.Analyze).Select(token => token.Term).ToFrozenSet();
}
