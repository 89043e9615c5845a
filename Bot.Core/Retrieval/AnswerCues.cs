using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>Tells whether a sentence holds the kind of thing a question asks for, and one that the question does not already name.</summary>
public sealed class AnswerCues
{
    // "Judge Ida Morrow", "Morrow, the judge": a kind belongs to a name this many words away.
    private const int KindReach = 2;

    private readonly AnswerType type;
    private readonly Lexicon lexicon;
    private readonly HashSet<string> questionTerms;
    private readonly string? kindTerm;
    private readonly HashSet<string>? kind;

    public AnswerCues(Question question, IReadOnlyList<Concept> concepts, Lexicon lexicon)
    {
        type = question.AnswerType;
        this.lexicon = lexicon;
        questionTerms = [.. question.Tokens.Concat(question.Earlier).Select(token => token.Term)];
        kindTerm = question.KindTerm;
        kind = concepts.FirstOrDefault(concept => concept.Variants.Any(variant => variant.Terms is [var only] && only == kindTerm)) is { } asked
            ? [.. asked.Variants.Select(variant => variant.Terms[^1])]
            : null;
    }

    /// <summary>Sets the feature of the kind that is asked for, from 0, nothing of it, to 1, plainly so.</summary>
    public void AddTo(SentenceFeatures features, string text, IReadOnlyList<Token> tokens, Provenance provenance)
    {
        var (feature, support) = type switch
        {
            AnswerType.Person or AnswerType.Name => (Feature.Person, Person(text, tokens, provenance)),
            AnswerType.Number => (Feature.Number, Number(tokens)),
            AnswerType.Money => (Feature.Money, Money(text, tokens)),
            AnswerType.Duration => (Feature.Duration, Duration(tokens)),
            AnswerType.Date or AnswerType.Timeline => (Feature.Date, Date(tokens)),
            AnswerType.Place => (Feature.Place, Place(text, tokens)),
            AnswerType.Reason => (Feature.Reason, Any(tokens, "reason") ? 1 : 0),
            AnswerType.Statement => (Feature.Statement, Statement(text, tokens)),
            AnswerType.Quote => (Feature.Quote, text.AsSpan().ContainsAny('"', '“', '”') ? 1 : 0),
            _ => (Feature.Person, 0),
        };
        features.Set(feature, support);
    }

    private double Person(string text, IReadOnlyList<Token> tokens, Provenance provenance)
    {
        var people = provenance.People.Select(LastTerm).ToHashSet();
        var best = 0.0;
        foreach (var (start, end) in ProperNames.In(text, tokens, lexicon))
        {
            if (IsInQuestion(tokens, start, end))
                continue;
            var isKnown = people.Contains(tokens[end - 1].Term);
            var isName = isKnown ? 1 : end - start > 1 ? 0.8 : 0.5;
            best = Math.Max(best, kind is null || IsOfKind(tokens, start, end) ? isName : isName / 2);
        }

        return best;
    }

    /// <summary>"Which judge" names no judge: the title of "Judge Morrow" does not put her name into the question.</summary>
    private bool IsInQuestion(IReadOnlyList<Token> tokens, int start, int end)
    {
        var name = tokens.Skip(start).Take(end - start).Where(token => token.Term != kindTerm).ToList();
        return name.Count == 0 || name.Exists(token => questionTerms.Contains(token.Term));
    }

    private bool IsOfKind(IReadOnlyList<Token> tokens, int start, int end)
    {
        var from = Math.Max(0, start - KindReach);
        return tokens.Skip(from).Take(end + KindReach - from).Any(token => kind!.Contains(token.Term));
    }

    private double Statement(string text, IReadOnlyList<Token> tokens) =>
        text.AsSpan().ContainsAny('"', '“', '”') ? 1 : Any(tokens, "speech") ? 0.8 : 0;

    private static string LastTerm(string person) => Analyzer.Analyze(person) is [.., var last] ? last.Term : person;

    private double Number(IReadOnlyList<Token> tokens)
    {
        var numbers = lexicon.Cues("number");
        var best = 0.0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (questionTerms.Contains(token.Term) || IsPartOfDate(tokens, i))
                continue;
            if (char.IsAsciiDigit(token.Word[0]))
                return 1;
            if (numbers.Contains(token.Word) && token.Word is not "one")
                best = 0.9;
        }

        return best;
    }

    private bool IsPartOfDate(IReadOnlyList<Token> tokens, int index) =>
        IsYear(tokens[index].Word) || (index > 0 && lexicon.Cues("month").Contains(tokens[index - 1].Word));

    private static bool IsYear(string word) => word.Length == 4 && (word.StartsWith("19", StringComparison.Ordinal) || word.StartsWith("20", StringComparison.Ordinal)) && word.All(char.IsAsciiDigit);

    private double Money(string text, IReadOnlyList<Token> tokens) =>
        text.AsSpan().ContainsAny('$', '€', '£') ? 1 : Any(tokens, "money") && Number(tokens) > 0 ? 0.9 : 0;

    private double Duration(IReadOnlyList<Token> tokens)
    {
        var units = lexicon.Cues("duration");
        var numbers = lexicon.Cues("number");
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if ((char.IsAsciiDigit(tokens[i].Word[0]) || numbers.Contains(tokens[i].Word)) && units.Contains(tokens[i + 1].Word))
                return 1;
        }

        return tokens.Any(token => token.Word is "life" or "lifetime") ? 0.5 : 0;
    }

    private double Date(IReadOnlyList<Token> tokens)
    {
        var best = 0.0;
        foreach (var token in tokens)
        {
            if (questionTerms.Contains(token.Term))
                continue;
            if (lexicon.Cues("month").Contains(token.Word) || IsYear(token.Word))
                return 1;
            if (lexicon.Cues("weekday").Contains(token.Word))
                best = Math.Max(best, 0.7);
            else if (lexicon.Cues("time").Contains(token.Word))
                best = Math.Max(best, 0.3);
        }

        return best;
    }

    private double Place(string text, IReadOnlyList<Token> tokens)
    {
        var prepositions = lexicon.Cues("place");
        bool FollowsPreposition(int index) => tokens.Skip(Math.Max(0, index - 2)).Take(Math.Min(index, 2)).Any(token => prepositions.Contains(token.Word));

        foreach (var (start, end) in ProperNames.In(text, tokens, lexicon))
        {
            if (FollowsPreposition(start) && !IsInQuestion(tokens, start, end))
                return 1;
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            if (lexicon.Cues("venue").Contains(tokens[i].Word) && FollowsPreposition(i) && !questionTerms.Contains(tokens[i].Term))
                return 0.6;
        }

        return 0;
    }

    private bool Any(IReadOnlyList<Token> tokens, string cue) => tokens.Any(token => lexicon.Cues(cue).Contains(token.Word));
}
