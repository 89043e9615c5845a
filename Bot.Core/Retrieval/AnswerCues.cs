using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>Tells whether a sentence holds the kind of thing a question asks for, and one that the question does not already name.</summary>
public sealed class AnswerCues
{
    // "Judge Ida Morrow", "Morrow, the judge": a kind belongs to a name this many words away.
    private const int KindReach = 2;

    // How plain a thing is that only may be of the kind asked for: better than a sentence without any.
    public const double Faint = 0.2;
    private const double Vague = 0.4;

    private readonly AnswerType type;
    private readonly Lexicon lexicon;
    private readonly HashSet<string> questionTerms;
    private readonly string? kindTerm;
    private readonly HashSet<string>? kind;
    private readonly bool asksForShare;
    private readonly bool asksForAge;

    public AnswerCues(Question question, IReadOnlyList<Concept> concepts, Lexicon lexicon)
    {
        type = question.AnswerType;
        this.lexicon = lexicon;
        questionTerms = [.. question.Tokens.Concat(question.Earlier).Select(token => token.Term)];
        kindTerm = question.KindTerm;
        kind = concepts.FirstOrDefault(concept => concept.Variants.Any(variant => variant.Terms is [var only] && only == kindTerm)) is { } asked
            ? [.. asked.Variants.Select(variant => variant.Terms[^1])]
            : null;
        asksForAge = Ages.AreAskedBy(question);
        asksForShare = question.Tokens.Any(token => lexicon.Cues("share").Contains(token.Word));
    }

    /// <summary>Sets the feature of the kind that is asked for, from 0, nothing of it, to 1, plainly so.</summary>
    public void AddTo(SentenceFeatures features, string text, IReadOnlyList<Token> tokens, Provenance provenance)
    {
        var (feature, support) = type switch
        {
            AnswerType.Person or AnswerType.Name => (Feature.Person, Person(text, tokens, provenance)),
            AnswerType.Number => (Feature.Number, asksForAge ? Ages.In(text).Any() ? 1 : 0 : asksForShare ? PartOfWhole(text, tokens) : Number(text, tokens)),
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

    /// <summary>The tokens that may be the answer: those of the kind that is asked for, or any word that the question has not.</summary>
    public IEnumerable<int> Places(string text, IReadOnlyList<Token> tokens) => type switch
    {
        AnswerType.Person or AnswerType.Name or AnswerType.Place =>
            ProperNames.In(text, tokens, lexicon).Where(name => !IsInQuestion(tokens, name.Start, name.End)).Select(name => name.Start),
        AnswerType.Number or AnswerType.Money or AnswerType.Duration => Where(tokens, token => IsNumber(token) && IsNew(token)),
        AnswerType.Date => Where(tokens, token => IsNew(token) && IsDated(token.Word)),
        _ => Where(tokens, IsNew),
    };

    /// <summary>Whether a word tells something that the question has not.</summary>
    public bool IsNew(Token token) => !lexicon.StopWords.Contains(token.Word) && !questionTerms.Contains(token.Term);

    public bool IsNumber(Token token) => char.IsAsciiDigit(token.Word[0]) || (lexicon.Cues("number").Contains(token.Word) && token.Word is not "one");

    private static IEnumerable<int> Where(IReadOnlyList<Token> tokens, Func<Token, bool> holds) =>
        Enumerable.Range(0, tokens.Count).Where(i => holds(tokens[i]));

    private bool IsDated(string word) => IsYear(word) || lexicon.Cues("month").Contains(word) || lexicon.Cues("weekday").Contains(word);

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

        // Or people that have no name.
        return best == 0 && BeginsNew(text, tokens) ? IsWord(tokens[0]) ? Faint : 0.5 : best;
    }

    /// <summary>Whether a sentence begins with a name that the question has not: a word that is no other, as the capital tells nothing there.</summary>
    public bool BeginsWithNewName(string text, IReadOnlyList<Token> tokens) => BeginsNew(text, tokens) && !IsWord(tokens[0]);

    private bool BeginsNew(string text, IReadOnlyList<Token> tokens) => tokens is [var first, ..] && char.IsUpper(text[first.Start]) && IsNew(first);

    private bool IsWord(Token token) => Thesaurus.English.Knows(token.Term) || lexicon.Cues("quantifier").Contains(token.Word);

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

    private double Number(string text, IReadOnlyList<Token> tokens)
    {
        var numbers = lexicon.Cues("number");
        var best = 0.0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (questionTerms.Contains(token.Term) || IsPartOfDate(tokens, i) || ClockTimes.Has(text, tokens, i))
                continue;
            if (char.IsAsciiDigit(token.Word[0]))
                return 1;
            if (numbers.Contains(token.Word) && token.Word is not "one")
                best = 0.9;
        }

        return best;
    }

    private double PartOfWhole(string text, IReadOnlyList<Token> tokens) =>
        Number(text, tokens) * (text.Contains('%', StringComparison.Ordinal) || Any(tokens, "percent") || Any(tokens, "fraction") ? 1 : Vague);

    private bool IsPartOfDate(IReadOnlyList<Token> tokens, int index) =>
        IsYear(tokens[index].Word) || (index > 0 && lexicon.Cues("month").Contains(tokens[index - 1].Word));

    /// <summary>1487, 2031, and 1990s: from the second millennium on, as no other number of four digits is so often meant.</summary>
    public static bool IsYear(string word) =>
        (word.Length == 4 || (word.Length == 5 && word[4] == 's'))
        && (word[0] == '1' || word.StartsWith("20", StringComparison.Ordinal))
        && !word.AsSpan(0, 4).ContainsAnyExceptInRange('0', '9');

    private double Money(string text, IReadOnlyList<Token> tokens) =>
        text.AsSpan().ContainsAny('$', '€', '£') ? 1 : Any(tokens, "money") && Number(text, tokens) > 0 ? 0.9 : 0;

    private double Duration(IReadOnlyList<Token> tokens)
    {
        var units = lexicon.Cues("duration");
        var numbers = lexicon.Cues("number");
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if ((char.IsAsciiDigit(tokens[i].Word[0]) || numbers.Contains(tokens[i].Word)) && units.Contains(tokens[i + 1].Word))
                return 1;
        }

        // "Until 1796" tells how long to whoever knows the beginning.
        return tokens.Any(token => token.Word is "life" or "lifetime") ? 0.5 : tokens.Any(token => token.Word is "since" or "until") ? Vague : 0;
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
            if (lexicon.Cues("weekday").Contains(token.Word) || token.Word is "century" or "centuries")
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

        var best = 0.0;
        foreach (var (start, end) in ProperNames.In(text, tokens, lexicon))
        {
            if (IsInQuestion(tokens, start, end))
                continue;
            var isPlace = FollowsPreposition(start) ? 1 : Vague;
            best = Math.Max(best, kind is null || IsOfKind(tokens, start, end) ? isPlace : isPlace / 2);
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            if (FollowsPreposition(i) && IsNew(tokens[i]))
                best = Math.Max(best, lexicon.Cues("venue").Contains(tokens[i].Word) ? 0.6 : Faint);
        }

        return best;
    }

    private bool Any(IReadOnlyList<Token> tokens, string cue) => tokens.Any(token => lexicon.Cues(cue).Contains(token.Word));
}
