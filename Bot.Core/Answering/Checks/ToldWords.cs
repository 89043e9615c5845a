using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>What tells whether a claim says as a fact what its sentences only tell after somebody.</summary>
internal static class ToldWords
{
    public static IReadOnlyList<string> Names { get; } =
        ["Tells", "Account", "Hedges", "QuotedShare", "ToldAligned", "OpenAligned", "ToldOfAll", "ToldHead", "SpeakerSaid", "TellsThere", "TellsInBest", "Begins", "ToldVerb", "Wants"];

    public static IEnumerable<double> Of(Statement statement, TextSpan sentence, IReadOnlyList<Source> sources, Retelling retelling)
    {
        var claim = statement.Claim;
        var outside = Enumerable.Range(sentence.Start, sentence.Length).Where(i => !claim.IsQuoted[i]).ToList();
        double Count(string kind) => Math.Min(3, outside.Count(i => statement.IsCue(kind, claim.Word(i))));
        yield return Math.Min(3, outside.Count(i => statement.IsCue("speech", claim.Word(i)) || statement.IsCue("tells", claim.Word(i)) || statement.IsCue("finds", claim.Word(i)) || claim.Word(i) is "according" or "per"));
        yield return Count("account");
        yield return Count("hedge") + Count("supposed");
        yield return 1 - outside.Count / (double)sentence.Length;

        double told = 0, open = 0, head = 0, verb = 0, speaker = 0;
        var isFirst = true;
        foreach (var i in outside.Where(i => claim.IsContent(i) && !claim.IsCapital(i) && !statement.IsCue("speech", claim.Word(i)) && !statement.IsCue("tells", claim.Word(i))))
        {
            if (retelling[i] is not { } aligned)
                continue;
            var telling = statement.TellingOf(aligned.Passage);
            // What one sentence tells after somebody and another says by itself is said by itself.
            var isTold = telling.IsTold[aligned.Place] && !statement.Cited.Any(passage =>
                statement.LikenessesIn(passage)[i].Any(like => like.Value >= aligned.Likeness && !statement.TellingOf(passage).IsTold[like.Place]));
            (told, open) = isTold ? (told + aligned.Likeness, open) : (told, open + aligned.Likeness);
            if (isFirst)
                head = isTold ? 1 : 0;
            isFirst = false;
            if (isTold && claim.Word(i).EndsWith("ed", StringComparison.Ordinal))
                verb = 1;
        }

        foreach (var source in sources)
        {
            var telling = statement.TellingOf(source.Passage);
            foreach (var span in Enumerable.Range(source.Sentence.Start, source.Sentence.Length).Select(place => telling.Speaker[place]).OfType<TextSpan>().Distinct())
            {
                for (var place = span.Start; place < span.End; place++)
                {
                    if (source.Passage.Body.IsContent(place) && !telling.IsTold[place])
                        speaker = Math.Max(speaker, retelling.Says(source.Passage, place));
                }
            }
        }

        yield return Math.Min(told, 8);
        yield return Math.Min(open, 8);
        yield return told + open == 0 ? 0 : told / (told + open);
        yield return head;
        yield return speaker;
        yield return sources.Count(source => Speaks(statement, source));
        yield return sources.Count > 0 && Speaks(statement, sources[0]) ? 1 : 0;
        yield return statement.IsCue("speech", claim.Word(sentence.Start)) || claim.Word(sentence.Start) is "according" ? 1 : 0;
        yield return verb;
        yield return outside.Exists(i => claim.Word(i) is "announced" or "confirmed" or "called" or "described" or "put" or "puts" or "found" or "ruled" or "words" or "wants" or "thinks") ? 1 : 0;
    }

    private static bool Speaks(Statement statement, Source source)
    {
        var telling = statement.TellingOf(source.Passage);
        return Enumerable.Range(source.Sentence.Start, source.Sentence.Length).Any(i => telling.IsTold[i]);
    }
}
