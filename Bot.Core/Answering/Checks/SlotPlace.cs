using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>What a place in a claim asks for, whatever stands there: somebody who speaks, somebody with an office, a town.</summary>
internal static class SlotPlace
{
    public static IReadOnlyList<string> Names { get; } = ["Words", "AsSpeaker", "AsPlace", "AsPerson", "Explained", "DoesSpeech", "HasOffice", "Deeds"];

    public static IEnumerable<double> Of(Statement statement, Slot slot, IReadOnlyList<(int Index, double Weight)> context)
    {
        var claim = statement.Claim;
        yield return Math.Min(context.Count, 15);
        yield return SpeaksAt(statement, slot.Tokens) ? 1 : 0;
        yield return claim.Word(slot.Tokens.Start - 1) is "in" or "at" or "near" or "from" or "of" or "outside" or "on" ? 1 : 0;
        yield return claim.Word(slot.Tokens.End) is "who" or "whose" || HasRole(statement, slot.Tokens) || claim.Word(slot.Tokens.Start - 1) is "by" or "mr" or "ms" || statement.IsCue("honorific", claim.Word(slot.Tokens.Start)) || statement.IsCue("honorific", claim.Word(slot.Tokens.Start - 1)) ? 1 : 0;
        double explained = 0, all = 0;
        foreach (var (index, weight) in context)
        {
            all += weight;
            explained += weight * statement.Cited.Max(passage => statement.LikenessesIn(passage)[index].Select(like => like.Value).DefaultIfEmpty().Max());
        }

        yield return all == 0 ? 0 : explained / all;
        var deeds = claim.DeedsOf(slot.Tokens);
        yield return deeds.Any(deed => deed.Role == DeedRole.Does && statement.IsCue("speech", claim.Word(deed.Word))) ? 1 : 0;
        yield return deeds.Any(deed => deed.Role == DeedRole.Is && statement.IsCue("role", claim.Word(deed.Word))) ? 1 : 0;
        yield return Math.Min(deeds.Count, 6);
    }

    /// <summary>"Ruiz, a lawyer for the tenants," is somebody.</summary>
    private static bool HasRole(Statement statement, TextSpan tokens)
    {
        var claim = statement.Claim;
        if (tokens.Start > 0 && claim.Between(tokens.Start - 1) is " " && statement.IsCue("role", claim.Word(tokens.Start - 1)))
            return true;
        if (tokens.End >= claim.Tokens.Count || claim.Between(tokens.End - 1) is not ", ")
            return false;
        for (var i = tokens.End; i < claim.Tokens.Count && (i == tokens.End || claim.Between(i - 1) is " " or "'s "); i++)
        {
            if (statement.IsCue("role", claim.Word(i)))
                return true;
        }

        return false;
    }

    public static bool SpeaksAt(Statement statement, TextSpan tokens) =>
        statement.IsCue("speech", statement.Claim.Word(tokens.End)) || statement.IsCue("speech", statement.Claim.Word(tokens.Start - 1))
        || (statement.Claim.Word(tokens.Start - 2), statement.Claim.Word(tokens.Start - 1)) is ("according", "to");
}
