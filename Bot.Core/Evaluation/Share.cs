namespace Bot.Core.Evaluation;

/// <summary>A share with the interval in which another draw of questions would most likely have put it.</summary>
/// <param name="Name">As in the table.</param>
/// <param name="Value">Null where nothing can be counted.</param>
/// <param name="Questions">How many questions it is about.</param>
public sealed record Share(string Name, double? Value, Interval? Interval, int Questions)
{
    private static readonly (string Name, Func<Verdict, (int Part, int Whole)> Counts)[] Main =
    [
        ("correct", verdict => Count(true, verdict.IsCorrect)),
        ("correct of the answerable", verdict => Count(!verdict.Question.MustBeDeclined, verdict.IsCorrect)),
        ("declined of the answerable", verdict => Count(!verdict.Question.MustBeDeclined, !verdict.IsAnswer)),
        ("answered of those to decline", verdict => Count(verdict.Question.MustBeDeclined, verdict.IsAnswer)),
        ("right citation", verdict => Count(verdict.IsAnswer && !verdict.Question.MustBeDeclined, verdict.RightCitation)),
        ("span shown", verdict => Count(verdict.SpanHit is not null, verdict.SpanHit is true)),
        ("citation precision", verdict => (verdict.SupportedCitations, verdict.Citations)),
    ];

    /// <summary>The shares that a change is judged by.</summary>
    public static IReadOnlyList<Share> MainOf(IReadOnlyList<Verdict> verdicts) =>
        [.. Main.Select(share => Of(share.Name, [.. verdicts.Select(share.Counts)]))];

    private static Share Of(string name, IReadOnlyList<(int Part, int Whole)> counts)
    {
        var whole = counts.Sum(count => count.Whole);
        return new Share(
            name, whole == 0 ? null : counts.Sum(count => count.Part) / (double)whole, Bootstrap.Of(counts), counts.Count(count => count.Whole > 0));
    }

    private static (int Part, int Whole) Count(bool isAbout, bool counts) => (isAbout && counts ? 1 : 0, isAbout ? 1 : 0);
}
