using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>A claim without its words of denial: a reader that sees no more than that tells what of it is denied in another text.</summary>
internal static class SilentDenials
{
    /// <summary>What is left out of a claim, in characters.</summary>
    public static IReadOnlyList<TextSpan> Of(Statement statement) => [.. statement.Claim.Tokens.Where((_, i) => IsSilent(statement, i)).Select(token => token.Span)];

    /// <summary>Whether it can be asked of a word of the claim if it is told or denied.</summary>
    public static bool IsWeighed(Statement statement, int index)
    {
        var claim = statement.Claim;
        return claim.IsContent(index) && !claim.IsCapital(index) && !claim.IsQuoted[index] && !IsSilent(statement, index);
    }

    private static bool IsSilent(Statement statement, int index) => statement.Claim.Word(index) is "nor" || Polarity.IsDenial(statement.Lexicon, statement.Claim, index, out _);
}
