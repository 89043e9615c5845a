using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>A school is nobody's lawyer, and nothing happens in a mayor: what can only be said of somebody is said of a person, and what of a place of none.</summary>
internal static class SlotKind
{
    /// <summary>1 where a person stands in the place of one, 0 where something else does or a person in the place of a town; a half where nothing tells.</summary>
    public static double Of(Statement statement, Slot slot, Filler filler)
    {
        if (IsSaidOfPersons(statement, slot.Tokens))
            return filler.IsPerson || filler.Gender is not null ? 1 : IsThing(statement, filler) ? 0 : 0.5;
        return filler is { IsPerson: true, IsBody: false } && IsPlaceBehind(statement, slot, filler) ? 0 : 0.5;
    }

    private static bool IsThing(Statement statement, Filler filler) => !filler.IsPerson && filler.Gender is null && (filler.IsBody || filler.IsPlace || filler.Key.Split(' ').Any(word => statement.IsCue("venue", word)));

    private static bool IsSaidOfPersons(Statement statement, TextSpan tokens)
    {
        var claim = statement.Claim;
        var next = claim.Word(tokens.End);
        if (tokens.End < claim.Tokens.Count && claim.Between(tokens.End - 1) is ", " or " " && next is "who" or "himself" or "herself")
            return true;
        if (tokens.End < claim.Tokens.Count && claim.Between(tokens.End - 1) is ", " && (next is "aged" || (next.Length == 2 && next.All(char.IsAsciiDigit) && (tokens.End + 1 == claim.Tokens.Count || claim.Between(tokens.End).StartsWith(",")))))
            return true;
        return claim.DeedsOf(tokens).Any(deed => deed.Role == DeedRole.Is && statement.IsCue("human", claim.Word(deed.Word)));
    }

    /// <summary>"In Ruiz", where no cited sentence has anything in her.</summary>
    private static bool IsPlaceBehind(Statement statement, Slot slot, Filler filler)
    {
        var claim = statement.Claim;
        return IsBehindPlaceWord(claim, slot.Tokens) && !claim.IsOwner(slot.Tokens.End - 1) && (slot.Tokens.End >= claim.Tokens.Count || claim.Between(slot.Tokens.End - 1) is not " " || !claim.IsContent(slot.Tokens.End))
            && !filler.Mentions.Any(mention => IsBehindPlaceWord(mention.Passage.Body, mention.Tokens));
    }

    private static bool IsBehindPlaceWord(ReadText text, TextSpan tokens)
    {
        var at = tokens.Start - 1;
        while (at >= 0 && text.Word(at) is "the" or "mr" or "ms" or "mrs" or "dr" or "judge" or "mayor")
            at--;
        return text.Word(at) is "in" or "at" or "near" or "outside" or "inside";
    }
}
