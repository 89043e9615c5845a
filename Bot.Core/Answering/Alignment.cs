using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>
/// How the parts of a question stand together in one sentence: a question that no source answers mostly has all words of a
/// sentence but one, which is another, its opposite, or denied.
/// </summary>
public sealed class Alignment
{
    // Further from it than this, a word says nothing of what may be the answer.
    private const double FarTokens = 15;

    private readonly IReadOnlyList<Concept> concepts;
    private readonly Question question;
    private readonly SentenceHit hit;
    private readonly Lexicon lexicon;
    private readonly AnswerCues cues;
    private readonly ConceptMatcher matcher;
    private readonly ConceptMatch[] matches;

    public Alignment(Evidence evidence, SentenceHit hit, Lexicon lexicon)
    {
        (concepts, question, this.hit, this.lexicon) = (evidence.Concepts, evidence.Question, hit, lexicon);
        cues = new AnswerCues(question, concepts, lexicon);
        matcher = new ConceptMatcher(concepts);
        matches = matcher.Match(hit.Tokens);
    }

    /// <summary>Whether the question asks for what is not so.</summary>
    public bool IsNegatedQuestion => Negates(question.Tokens);

    /// <summary>Whether one of the two is negated and the other is not.</summary>
    public bool IsOtherwiseNegated => IsNegatedQuestion != Negates(hit.Tokens);

    /// <summary>Whether the sentence says the opposite of a word of the question that it does not say.</summary>
    public bool SaysOpposite => Unsaid()
        .Where(concept => !concept.IsName)
        .SelectMany(concept => Analyzer.Analyze(concept.Surface))
        .SelectMany(token => Opposites.Of(token.Term))
        .Any(opposite => hit.Tokens.Any(token => token.Term == opposite));

    /// <summary>Whether it does not say a name that is asked about, but names another.</summary>
    public bool NamesAnother => Unsaid().Any(concept => concept.IsName)
        && ProperNames.In(hit.Text, hit.Tokens, lexicon).Any(name => cues.IsNew(hit.Tokens[name.Start]));

    /// <summary>Whether it does not say a number that is asked about, but has another.</summary>
    public bool HasAnotherNumber => Unsaid().Any(concept => concept.IsNumber)
        && hit.Tokens.Any(token => cues.IsNumber(token) && cues.IsNew(token));

    /// <summary>The weighted share of the concepts that the passage says.</summary>
    public double InPassage => Coverage.Of(concepts, Array.ConvertAll(matcher.Match(Analyzer.Analyze(hit.Passage.Text)), match => match.Quality), _ => true);

    /// <summary>The weighted share of the concepts that the sentence says in the very form of the question.</summary>
    public double SameForm
    {
        get
        {
            var words = question.Tokens.Concat(question.Earlier).Select(token => token.Word).ToHashSet();
            return Coverage.Of(concepts, Array.ConvertAll(matches, match => match.Position >= 0 && words.Contains(hit.Tokens[match.Position].Word) ? 1.0 : 0), _ => true);
        }
    }

    /// <summary>How well the sentence says, in these or in related words, the weightiest of what it says worst.</summary>
    public double Worst => new RelatedWords(concepts, lexicon, question.Language).Compare(hit.Tokens, Array.ConvertAll(matches, match => match.Quality)).Worst;

    /// <summary>The weighted share of the concepts that stand close to what may be the answer, where they do so best.</summary>
    public double NearAnswer => cues.Places(hit.Text, hit.Tokens)
        .Select(place => Coverage.Of(concepts, Array.ConvertAll(matches, match => Near(match, place)), _ => true))
        .DefaultIfEmpty(0)
        .Max();

    private static double Near(ConceptMatch match, int place) =>
        match.Position < 0 ? 0 : match.Quality * Math.Max(0, 1 - Math.Abs(match.Position - place) / FarTokens);

    private IEnumerable<Concept> Unsaid() => concepts.Where((_, i) => matches[i].Position < 0);

    private bool Negates(IReadOnlyList<Token> tokens) =>
        tokens.Any(token => lexicon.Cues("negation").Contains(token.Word) || token.Word.EndsWith("n't", StringComparison.Ordinal));
}
