using Bot.Core.Answering.Checks;
using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Answering;

/// <summary>
/// Holds a statement against the passages it cites, whoever wrote it: every quotation, name, number, date and link
/// stands there and belongs where it is put, and nobody's attribution, hedge or negation is lost.
/// </summary>
public sealed class ClaimCheck
{
    private readonly Lexicon lexicon;
    private readonly LearnedChecks? learned;

    public ClaimCheck(Lexicon lexicon)
        : this(lexicon, null)
    {
    }

    /// <param name="learned">Others than those that ship.</param>
    internal ClaimCheck(Lexicon lexicon, LearnedChecks? learned)
    {
        this.lexicon = lexicon;
        this.learned = learned;
    }

    // Nobody needs as many words for one statement; comparing more of them one by one would take long.
    private const int MostWords = 300;

    /// <summary>What is wrong with the statement; empty when it may be sent.</summary>
    public IReadOnlyList<Violation> Check(string claim, IReadOnlyList<CitedPassage> passages)
    {
        if (passages.Count == 0)
            return [new Violation(ViolationKind.Uncited, claim)];
        var text = QuotedText.Normalise(claim);
        return text.Length == 0 || passages.Any(passage => ReadPassage.HasSentences(passage, text))
            ? []
            : Check(claim, [.. passages.Select(passage => new ReadPassage(passage, lexicon))], [], null);
    }

    /// <summary>Whether a statement may be sent: it is what the store says to the letter, or nothing is found against it in the sentences it rests on.</summary>
    public bool Holds(DraftClaim claim)
    {
        var text = QuotedText.Normalise(claim.Text);
        if (text.Length == 0 || claim.Support.Any(hit => ReadPassage.HasSentences(new CitedPassage(hit.Passage.Text, hit.Article.Provenance), text)))
            return true;
        var cited = claim.Support.GroupBy(hit => (hit.Article.Id, hit.Passage.Ordinal)).Select(passage => new CitedPassage(
            string.Join(' ', passage.Select(hit => hit.Span).Distinct().OrderBy(span => span.Start).Select(passage.First().Passage.SentenceText)), passage.First().Article.Provenance));
        return Check(claim.Text, [.. cited]).Count == 0;
    }

    /// <param name="others">Passages that the writer was given and does not cite for this.</param>
    /// <param name="before">The claim that stands before it.</param>
    /// <param name="given">All that the writer was given, whole.</param>
    internal IReadOnlyList<Violation> Check(string claim, IReadOnlyList<ReadPassage> cited, IReadOnlyList<ReadPassage> others, string? before, IReadOnlyList<ReadPassage>? given = null)
    {
        var checks = learned ?? LearnedChecks.Shipped;
        var addressed = AddressCheck.Check(claim, lexicon).ToList();
        var statement = new Statement(QuotedText.Normalise(claim), cited, others, lexicon) { Before = before, Given = given ?? [], Readers = checks.Readers };
        if (statement.Claim.Tokens.Count is 0 or > MostWords)
            return [.. addressed, new Violation(ViolationKind.NotSupported, claim)];
        List<Violation> exact =
        [
            .. addressed,
            .. QuoteCheck.Check(statement),
            .. NameCheck.Check(statement),
            .. NumberCheck.Check(statement),
            .. DateCheck.Check(statement),
            .. LinkCheck.Check(statement),
            .. AddressCheck.Check(statement),
            .. LookalikeCheck.Check(statement),
        ];
        // What is wrong to the letter makes what is about it look wrong as well.
        return exact.Count > 0 ? exact : [.. checks.Check(statement)];
    }

    internal ReadPassage Read(CitedPassage passage) => new(passage, lexicon);
}

/// <summary>A passage that a statement cites, with where it comes from.</summary>
public sealed record CitedPassage(string Text, Provenance Provenance);
