using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>Tells whether a sentence holds the kind of thing a question asks for, and one that the question does not already name.</summary>
/// <param name="kind">The ways to say which kind of person is asked for, such as "judge"; null when any will do.</param>
public sealed class AnswerCues(AnswerType type, IReadOnlySet<string> questionTerms, Concept? kind, Lexicon lexicon)
{
    // "Judge Jenny Rivera", "Rivera, the judge": a kind belongs to a name this many words away.
    private const int KindReach = 2;

    /// <returns>From 0, nothing of the kind, to 1, plainly so.</returns>
    public double Support(string text, IReadOnlyList<Token> tokens, Provenance provenance) => type switch
    {
        AnswerType.Person => Person(text, tokens, provenance),
        AnswerType.Number => Number(tokens),
        AnswerType.Money => Money(text, tokens),
        AnswerType.Duration => Duration(tokens),
        AnswerType.Date => Date(tokens),
        AnswerType.Place => Place(text, tokens),
        AnswerType.Reason => Any(tokens, "reason") ? 1 : 0,
        AnswerType.Quote => text.AsSpan().ContainsAny('"', '“', '”') ? 1 : 0,
        AnswerType.Statement => Statement(text, tokens),
        AnswerType.Timeline => Date(tokens),
        _ => 0,
    };

    private double Person(string text, IReadOnlyList<Token> tokens, Provenance provenance)
    {
        var people = provenance.People.Select(LastTerm).ToHashSet();
        var best = 0.0;
        foreach (var (start, end) in ProperNames.In(text, tokens, lexicon))
        {
            if (tokens.Skip(start).Take(end - start).Any(token => questionTerms.Contains(token.Term)))
                continue;
            var isKnown = people.Contains(tokens[end - 1].Term);
            var isName = isKnown ? 1 : end - start > 1 ? 0.8 : 0.5;
            best = Math.Max(best, kind is null || IsOfKind(tokens, start, end) ? isName : isName / 2);
        }

        return best;
    }

    private bool IsOfKind(IReadOnlyList<Token> tokens, int start, int end)
    {
        var from = Math.Max(0, start - KindReach);
        return tokens.Skip(from).Take(end + KindReach - from).Any(token => kind!.Variants.Any(variant => variant.Terms[^1] == token.Term));
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
        foreach (var (start, end) in ProperNames.In(text, tokens, lexicon))
        {
            var isNew = !tokens.Skip(start).Take(end - start).Any(token => questionTerms.Contains(token.Term));
            var before = Math.Max(0, start - 2);
            if (isNew && tokens.Skip(before).Take(start - before).Any(token => prepositions.Contains(token.Word)))
                return 1;
        }

        return 0;
    }

    private bool Any(IReadOnlyList<Token> tokens, string cue) => tokens.Any(token => lexicon.Cues(cue).Contains(token.Word));
}
