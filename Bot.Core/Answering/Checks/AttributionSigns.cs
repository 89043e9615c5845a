using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>What tells whether a claim leaves out who says it.</summary>
internal static class AttributionSigns
{
    private const double Clearly = 0.15;
    private const double SameWord = 0.8;

    public static IReadOnlyList<string> Names { get; } =
        ["Speaking", "Hedging", "Accounts", "Supposed", "According", "Quoted", "TellsFirst", "ToldShare", "Told", "Open", "ToldInSource", "SourceTold", "SpeakerNamed", "SpeakerLike", "SourceSpeaks", "AnySpeaks", "ToldRun", "TellsBefore", "NewsVerb"];

    public static IEnumerable<double> Of(Statement statement, TextSpan sentence, IReadOnlyList<Source> sources)
    {
        var claim = statement.Claim;
        var outside = Enumerable.Range(sentence.Start, sentence.Length).Where(i => !claim.IsQuoted[i]).ToList();
        double Count(string kind) => Math.Min(3, outside.Count(i => statement.IsCue(kind, claim.Word(i))));

        yield return Count("speech") + Count("tells");
        yield return Count("hedge");
        yield return Count("account");
        yield return Count("supposed");
        yield return outside.Exists(i => claim.Word(i) is "according" or "per") ? 1 : 0;
        yield return 1 - outside.Count / (double)sentence.Length;
        yield return Enumerable.Range(0, statement.Claim.Tokens.Count).Any(i => !claim.IsQuoted[i] && (statement.IsCue("speech", claim.Word(i)) || statement.IsCue("tells", claim.Word(i)))) ? 1 : 0;

        var (told, open, run) = Shares(statement, sentence);
        var all = Math.Max(1, Enumerable.Range(sentence.Start, sentence.Length).Count(claim.IsContent));
        yield return told + open == 0 ? 0 : told / (told + open);
        yield return told / all;
        yield return open / all;
        yield return sources.Count == 0 ? 0 : InSource(statement, sentence, sources[0]);
        yield return sources.Count == 0 ? 0 : Enumerable.Range(sources[0].Sentence.Start, sources[0].Sentence.Length).Average(i => statement.TellingOf(sources[0].Passage).IsTold[i] ? 1.0 : 0);
        var (named, like) = Speakers(statement, sentence, sources);
        yield return named;
        yield return like;
        yield return sources.Count == 0 ? 0 : Speaks(statement, sources[0].Passage.Body, sources[0].Sentence) ? 1 : 0;
        yield return statement.Cited.Any(passage => passage.Body.Sentences.Any(other => Speaks(statement, passage.Body, other))) ? 1 : 0;
        yield return run;
        yield return statement.Before is { } before && Analyzer.Analyze(before).Any(token => statement.IsCue("speech", token.Word) || statement.IsCue("account", token.Word)) ? 1 : 0;
        yield return outside.Exists(i => claim.Word(i) is "announced" or "confirmed" or "called" or "described" or "put" or "puts" or "found" or "counts" or "wants" or "thinks") ? 1 : 0;
    }

    private static (double Told, double Open, double Run) Shares(Statement statement, TextSpan sentence)
    {
        double told = 0, open = 0, run = 0, longest = 0;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (!statement.Claim.IsContent(i))
                continue;
            double bestTold = 0, bestOpen = 0;
            foreach (var passage in statement.Cited)
            {
                var telling = statement.TellingOf(passage);
                foreach (var (place, value) in statement.LikenessesIn(passage)[i])
                {
                    if (telling.IsTold[place])
                        bestTold = Math.Max(bestTold, value);
                    else
                        bestOpen = Math.Max(bestOpen, value);
                }
            }

            run = bestTold > bestOpen + Clearly ? run + 1 : bestOpen > bestTold + Clearly ? 0 : run;
            longest = Math.Max(longest, run);
            told += bestTold > bestOpen + Clearly ? bestTold : 0;
            open += bestOpen > bestTold + Clearly ? bestOpen : 0;
        }

        return (told, open, Math.Min(8, longest));
    }

    private static double InSource(Statement statement, TextSpan sentence, Source source)
    {
        var telling = statement.TellingOf(source.Passage);
        double told = 0, all = 0;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            foreach (var (place, value) in statement.LikenessesIn(source.Passage)[i].Where(like => source.Holds(like.Place)).OrderByDescending(like => like.Value).Take(1))
            {
                all += value;
                told += telling.IsTold[place] ? value : 0;
            }
        }

        return all == 0 ? 0 : told / all;
    }

    /// <summary>Whether the claim names who tells it in the passage: "the company puts the number at 38".</summary>
    private static (double Named, double Like) Speakers(Statement statement, TextSpan sentence, IReadOnlyList<Source> sources)
    {
        var (named, like) = (0.0, 0.0);
        foreach (var source in sources.Take(2))
        {
            var telling = statement.TellingOf(source.Passage);
            var speakers = Enumerable.Range(source.Sentence.Start, source.Sentence.Length).Select(i => telling.Speaker[i]).OfType<TextSpan>().Distinct().ToList();
            for (var i = sentence.Start; i < sentence.End; i++)
            {
                foreach (var (place, value) in statement.LikenessesIn(source.Passage)[i])
                {
                    if (!speakers.Exists(speaker => speaker.Start <= place && place < speaker.End) || telling.IsTold[place])
                        continue;
                    like = Math.Max(like, value);
                    if (value >= SameWord && source.Passage.Body.IsCapital(place))
                        named = 1;
                }
            }
        }

        return (named, like);
    }

    private static bool Speaks(Statement statement, ReadText text, TextSpan sentence) =>
        Enumerable.Range(sentence.Start, sentence.Length).Any(i => !text.IsQuoted[i] && (statement.IsCue("tells", text.Word(i)) || statement.IsCue("supposed", text.Word(i)) || text.Word(i) == "according"));
}
