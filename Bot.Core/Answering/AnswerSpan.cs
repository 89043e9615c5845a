using System.Text.RegularExpressions;
using Bot.Core.Articles;
using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>
/// Finds the one thing in a sentence that a question asks for: the person, the number, the sum, the time, the place. Where
/// several could be meant and none stands out it finds none: naming the wrong one first is worse than naming none.
/// </summary>
public sealed partial class AnswerSpan(Lexicon lexicon)
{
    // "19 women": what is counted stands this many words after its number at most.
    private const int CountedReach = 4;

    // "Judge Ida Morrow", "Morrow, the judge".
    private const int KindReach = 3;

    // The thing asked for stands clearly nearer to what the question says than its rivals: by this many words.
    private const double ClearlyNearer = 3;

    /// <returns>Where it stands in the sentence; null when no single thing is plainly meant.</returns>
    public TextSpan? In(Question question, IReadOnlyList<Concept> concepts, SentenceHit hit)
    {
        var sentence = new Sentence(hit.Text, hit.Tokens);
        var asked = question.Tokens.Concat(question.Earlier).Select(token => token.Term).ToHashSet();
        var candidates = question.AnswerType switch
        {
            AnswerType.Person => People(sentence, asked, question, hit),
            AnswerType.Number => Numbers(sentence, asked, question),
            AnswerType.Money => Matches(sentence, Sum(), asked),
            AnswerType.Duration => Durations(sentence, asked),
            _ => [],
        };
        var meant = candidates switch
        {
            [] => (TextSpan?)null,
            [var only] => only,
            // Of two people the nearer one may have done it or suffered it.
            _ when question.AnswerType == AnswerType.Person => null,
            _ => Nearest(candidates, concepts, hit.Tokens),
        };
        return meant is { } tokens ? sentence.SpanOf(tokens) : null;
    }

    /// <summary>The date that a sentence gives to what a question asks about, where it is plain which one.</summary>
    public static StatedDate? DateIn(Question question, IReadOnlyList<Concept> concepts, SentenceHit hit)
    {
        var asked = question.Tokens.Concat(question.Earlier).Select(token => token.Term).ToHashSet();
        var dates = Dates.In(hit.Text, hit.Tokens, hit.Article.Provenance.Published)
            .Where(date => !hit.Tokens.Skip(date.Tokens.Start).Take(date.Tokens.Length).All(token => asked.Contains(token.Term)))
            .ToList();
        if (dates.Count < 2)
            return dates.Count == 0 ? null : dates[0];
        return Nearest([.. dates.Select(date => date.Tokens)], concepts, hit.Tokens) is { } nearest ? dates.Find(date => date.Tokens == nearest) : null;
    }

    private static TextSpan? Nearest(List<TextSpan> candidates, IReadOnlyList<Concept> concepts, IReadOnlyList<Token> tokens)
    {
        var said = new ConceptMatcher(concepts).Match(tokens).Where(match => match.Position >= 0).ToList();
        if (said.Count == 0)
            return null;
        var ranked = candidates
            .Select(candidate => (Candidate: candidate, Distance: said.Average(match => Distance(candidate, match))))
            .OrderBy(ranked => ranked.Distance)
            .ToList();
        return ranked[1].Distance - ranked[0].Distance >= ClearlyNearer ? ranked[0].Candidate : null;
    }

    private static double Distance(TextSpan candidate, ConceptMatch match) =>
        match.Position >= candidate.End ? match.Position - candidate.End : Math.Max(0, candidate.Start - match.Position - match.Length);

    /// <summary>The names that the person asked for may have: people whom the article knows, or else a full name that has no rival.</summary>
    private List<TextSpan> People(Sentence sentence, HashSet<string> asked, Question question, SentenceHit hit)
    {
        var names = Names(sentence, asked);
        if (question.KindTerm is { } kind)
            names.RemoveAll(name => !sentence.Tokens.Skip(Math.Max(0, name.Start - KindReach)).Take(name.Length + 2 * KindReach).Any(token => token.Term == kind));
        var people = hit.Article.Provenance.People.Select(person => Analyzer.Analyze(person)).Where(tokens => tokens.Count > 0).Select(tokens => tokens[^1].Term).ToHashSet();
        var known = names.Where(name => sentence.Tokens.Skip(name.Start).Take(name.Length).Any(token => people.Contains(token.Term))).ToList();
        return known.Count > 0 ? known : names.Count == 1 && names[0].Length > 1 ? names : [];
    }

    /// <summary>"Morrow and Reyes" are one answer.</summary>
    private List<TextSpan> Names(Sentence sentence, HashSet<string> asked)
    {
        var names = new List<TextSpan>();
        foreach (var (start, end) in ProperNames.In(sentence.Text, sentence.Tokens, lexicon))
        {
            if (names is [.., var last] && Joins(sentence, last.End, start))
                names[^1] = new TextSpan(last.Start, end);
            else
                names.Add(new TextSpan(start, end));
        }

        names.RemoveAll(name => sentence.Tokens.Skip(name.Start).Take(name.Length).Any(token => asked.Contains(token.Term)));
        return names;
    }

    /// <summary>What may stand inside one answer: "Ana de la Cruz", "Morrow and Reyes".</summary>
    private bool Joins(Sentence sentence, int end, int start)
    {
        if (start == end)
            return false;
        var between = sentence.Tokens.Skip(end).Take(start - end).Select(token => token.Word).ToList();
        return between.TrueForAll(lexicon.Cues("particle").Contains) && !sentence.Text.AsSpan(sentence.Tokens[end - 1].End, sentence.Tokens[start].Start - sentence.Tokens[end - 1].End).ContainsAny(",;:()");
    }

    private List<TextSpan> Numbers(Sentence sentence, HashSet<string> asked, Question question)
    {
        if (Ages.AreAskedBy(question))
            return [.. Ages.In(sentence.Text).Select(sentence.TokensIn)];
        var numbers = new List<TextSpan>();
        for (var i = 0; i < sentence.Tokens.Count; i++)
        {
            if (!IsNumber(sentence, i) || IsInDate(sentence, i) || ClockTimes.Has(sentence.Text, sentence.Tokens, i))
                continue;
            var end = i + 1;
            while (end < sentence.Tokens.Count && (IsNumber(sentence, end) || lexicon.Cues("percent").Contains(sentence.Tokens[end].Word)))
                end++;
            if (!sentence.Tokens.Skip(i).Take(end - i).All(token => asked.Contains(token.Term)))
                numbers.Add(new TextSpan(i, end));
            i = end - 1;
        }

        if (question.Tokens.Any(token => lexicon.Cues("share").Contains(token.Word)))
            return [.. numbers.Where(number => IsShare(sentence, number))];
        if (numbers.Count < 2 || question.Content.FirstOrDefault(token => token.Start >= question.Frame.End) is not { Form.Term: var counted })
            return numbers;
        var counting = numbers.Where(number => sentence.Tokens.Skip(number.End).Take(CountedReach).Any(token => token.Term == counted)).ToList();
        return counting.Count == 1 ? counting : numbers;
    }

    private bool IsShare(Sentence sentence, TextSpan number) =>
        lexicon.Cues("percent").Contains(sentence.Tokens[number.End - 1].Word) || sentence.SpanOf(number).Of(sentence.Text).EndsWith('%');

    private bool IsNumber(Sentence sentence, int index)
    {
        var word = sentence.Tokens[index].Word;
        return char.IsAsciiDigit(word[0]) || (lexicon.Cues("number").Contains(word) && word is not ("one" or "once" or "single" or "both" or "pair" or "couple" or "half" or "third" or "quarter" or "second"));
    }

    private static bool IsInDate(Sentence sentence, int index) => sentence.Dates.Any(date => index >= date.Tokens.Start && index < date.Tokens.End);

    private List<TextSpan> Durations(Sentence sentence, HashSet<string> asked)
    {
        var durations = new List<TextSpan>();
        for (var i = 0; i + 1 < sentence.Tokens.Count; i++)
        {
            var unit = sentence.Tokens[i + 1].Word;
            if ((char.IsAsciiDigit(sentence.Tokens[i].Word[0]) || lexicon.Cues("number").Contains(sentence.Tokens[i].Word)) && lexicon.Cues("duration").Contains(unit)
                && !asked.Contains(sentence.Tokens[i].Term))
                durations.Add(new TextSpan(i, i + 2));
        }

        return durations;
    }

    private static List<TextSpan> Matches(Sentence sentence, Regex pattern, HashSet<string> asked)
    {
        var found = new List<TextSpan>();
        foreach (var match in pattern.EnumerateMatches(sentence.Text))
        {
            var tokens = sentence.TokensIn(new TextSpan(match.Index, match.Index + match.Length));
            if (tokens.Length > 0 && !sentence.Tokens.Skip(tokens.Start).Take(tokens.Length).All(token => asked.Contains(token.Term)))
                found.Add(tokens);
        }

        return found;
    }

    [GeneratedRegex(@"[$€£]\s?\d[\d,.]*\d?(?:\s(?:thousand|million|billion|trillion))?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 100)]
    private static partial Regex Sum();

    private sealed record Sentence(string Text, IReadOnlyList<Token> Tokens)
    {
        private static readonly DateOnly AnyDay = new(2000, 1, 1);

        public IReadOnlyList<StatedDate> Dates { get; } = [.. Language.Dates.In(Text, Tokens, AnyDay)];

        public TextSpan TokensIn(TextSpan characters)
        {
            var start = Tokens.TakeWhile(token => token.End <= characters.Start).Count();
            return new TextSpan(start, start + Tokens.Skip(start).TakeWhile(token => token.Start < characters.End).Count());
        }

        /// <summary>With the currency sign before it and the percent sign after it.</summary>
        public TextSpan SpanOf(TextSpan tokens)
        {
            var (start, end) = (Tokens[tokens.Start].Start, Tokens[tokens.End - 1].End);
            if (start > 0 && Text[start - 1] is '$' or '€' or '£')
                start--;
            if (end < Text.Length && Text[end] == '%')
                end++;
            return new TextSpan(start, end);
        }
    }
}
