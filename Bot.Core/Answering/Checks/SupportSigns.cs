using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>What tells whether the cited passages say what a claim says, in whatever words, and whether others that were given say more of it.</summary>
internal static class SupportSigns
{
    private const double SameWord = 0.84;
    private const double Missing = 0.5;

    public static IReadOnlyList<string> Names { get; } =
        ["Content", "Share", "Same", "Unsaid", "InBest", "InTwo", "InOnePassage", "OtherShare", "OtherLead", "Anchors", "AnchorsSaid", "Alone", "LongestUnsaid", "Refers"];

    public static IEnumerable<double> Of(Statement statement, TextSpan sentence, IReadOnlyList<Source> sources)
    {
        var claim = statement.Claim;
        var content = Enumerable.Range(sentence.Start, sentence.Length).Where(claim.IsContent).ToList();
        var best = content.Select(i => statement.Cited.Max(passage => Best(statement, passage, i, null))).ToList();
        var all = Math.Max(1, content.Count);
        yield return Math.Min(15, content.Count);
        yield return best.Sum() / all;
        yield return best.Count(value => value >= SameWord) / (double)all;
        yield return best.Count(value => value < Missing);
        yield return sources.Count == 0 ? 0 : content.Sum(i => Best(statement, sources[0].Passage, i, sources[0])) / all;
        yield return content.Sum(i => sources.Take(2).Select(source => Best(statement, source.Passage, i, source)).DefaultIfEmpty().Max()) / all;
        var one = statement.Cited.Max(passage => content.Sum(i => Best(statement, passage, i, null)) / all);
        yield return one;
        var other = statement.Others.Select(passage => content.Sum(i => Best(statement, passage, i, null)) / all).DefaultIfEmpty().Max();
        yield return other;
        yield return other - best.Sum() / all;
        var anchors = content.Where(i => claim.IsCapital(i) || char.IsAsciiDigit(claim.Word(i)[0])).ToList();
        yield return Math.Min(6, anchors.Count);
        yield return anchors.Count(i => statement.Cited.Any(passage => Best(statement, passage, i, null) >= SameWord)) / (double)Math.Max(1, anchors.Count);
        yield return claim.Sentences.Count;
        yield return best.Aggregate((Longest: 0, Run: 0), (run, value) => value < Missing ? (Math.Max(run.Longest, run.Run + 1), run.Run + 1) : (run.Longest, 0)).Longest;
        yield return statement.IsCue("anaphor", claim.Word(sentence.Start)) || statement.IsCue("person", claim.Word(sentence.Start)) ? 1 : 0;
    }

    private static double Best(Statement statement, ReadPassage passage, int index, Source? source)
    {
        var best = 0.0;
        foreach (var (place, value) in statement.LikenessesIn(passage)[index])
        {
            if (value > best && source?.Holds(place) != false)
                best = value;
        }

        return best;
    }
}
