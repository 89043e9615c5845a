namespace Bot.Core.Evaluation;

/// <summary>Whether a cited passage shows the evidence a question set names.</summary>
public static class SpanMatch
{
    /// <summary>True when the passage holds the span, or a run of at least half of its tokens.</summary>
    public static bool IsHit(string passage, string span)
    {
        var wanted = FoldedText.Tokens(span);
        return wanted.Count > 0 && LongestCommonRun(FoldedText.Tokens(passage), wanted) * 2 >= wanted.Count;
    }

    private static int LongestCommonRun(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var longest = 0;
        var previous = new int[right.Count + 1];
        foreach (var token in left)
        {
            var current = new int[right.Count + 1];
            for (var at = 1; at <= right.Count; at++)
            {
                if (token == right[at - 1])
                    longest = Math.Max(longest, current[at] = previous[at - 1] + 1);
            }

            previous = current;
        }

        return longest;
    }
}
