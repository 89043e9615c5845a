using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>What is known of something that could stand in a place of the claim, wherever it is spoken of: whether it is a person, a man or a woman, what it is called.</summary>
internal static class SlotFiller
{
    // How far from the name a title counts, in tokens.
    private const int Around = 4;

    public static IReadOnlyList<string> Names { get; } = ["Title", "Named", "Count", "Person", "Body", "Teller", "Kind", "Speaks", "Agrees", "Called", "Place"];

    public static IEnumerable<double> Of(Statement statement, Slot slot, Filler filler)
    {
        yield return TitleLikeness(statement, slot, filler);
        yield return Math.Min(filler.Mentions.Count(mention => mention.Certainty >= 1), 5);
        yield return Math.Min(filler.Mentions.Count, 10);
        yield return filler.IsPerson ? 1 : 0;
        yield return filler.IsBody ? 1 : 0;
        yield return filler.IsTeller ? 1 : 0;
        yield return SlotKind.Of(statement, slot, filler);
        yield return filler.Speaks ? 1 : 0;
        yield return Agrees(statement, slot, filler);
        yield return Called(statement, slot, filler);
        yield return filler.IsPlace ? 1 : 0;
    }

    /// <summary>Whether the claim goes on with "he" or "she" as it may; a half where nothing tells.</summary>
    private static double Agrees(Statement statement, Slot slot, Filler filler)
    {
        var claim = statement.Claim;
        var sentence = claim.Sentences[claim.SentenceOf[slot.Tokens.Start]];
        var isAlone = !slot.Beside.Any(other => other.Filler.IsPerson && claim.SentenceOf[other.Tokens.Start] == claim.SentenceOf[slot.Tokens.Start]);
        var said = Enumerable.Range(sentence.Start, sentence.Length).Where(i => !claim.IsQuoted[i]).Select(i => claim.Word(i)).ToList();
        var (she, he) = (said.Exists(word => word is "she" or "her" or "hers" or "herself"), said.Exists(word => word is "he" or "him" or "his" or "himself"));
        if (she == he)
            return 0.5;
        if (filler.IsBody || filler.IsPlace)
            return isAlone ? 0.1 : 0.5;
        if (filler.Gender is not { } gender)
            return 0.5;
        var agrees = gender == (she ? Gender.Female : Gender.Male);
        return agrees ? isAlone ? 1 : 0.7 : isAlone ? 0 : 0.3;
    }

    /// <summary>Whether what the claim calls it, right before or behind the name, is what the passages call it; a half where the claim calls it nothing.</summary>
    private static double Called(Statement statement, Slot slot, Filler filler)
    {
        var titles = NameFillers.TitlesAround(statement, statement.Claim, slot.Tokens).Distinct().ToList();
        return titles.Count == 0 ? 0.5 : titles.Count(filler.Titles.Contains) / (double)titles.Count;
    }

    private static double TitleLikeness(Statement statement, Slot slot, Filler filler)
    {
        var (claim, best) = (statement.Claim, 0.0);
        for (var i = Math.Max(0, slot.Tokens.Start - Around); i < Math.Min(claim.Tokens.Count, slot.Tokens.End + Around); i++)
        {
            if (filler.Titles.Contains(claim.Tokens[i].Term) && claim.SentenceOf[i] == claim.SentenceOf[slot.Tokens.Start])
                best = Math.Max(best, 1 / (1 + SlotFeatures.Distance(claim, slot.Tokens, i) / 4.0));
        }

        return best;
    }
}
