namespace Bot.Core.Answering.Checks;

/// <summary>Whether the claim says of what stands in a place what a passage says of it: the same deeds, done by the same.</summary>
internal static class SlotDeeds
{
    // Every verb of saying may stand for another.
    private const double SameSpeech = 0.8;

    public static IReadOnlyList<string> Names { get; } = ["DeedBest", "DeedMean", "DeedCross", "DeedFirst", "DeedWord"];

    public static IEnumerable<double> Of(Statement statement, Slot slot, Mention mention)
    {
        var (claim, text) = (statement.Claim, mention.Passage.Body);
        var own = claim.DeedsOf(slot.Tokens);
        var other = text.DeedsOf(mention.Tokens);
        double best = 0, sum = 0, cross = 0, word = 0, first = 0;
        for (var i = 0; i < own.Count; i++)
        {
            double most = 0;
            foreach (var deed in other)
            {
                var likeness = Likeness(statement, own[i], mention, deed);
                var agreement = Agreement(own[i], deed);
                most = Math.Max(most, likeness * agreement);
                word = Math.Max(word, likeness);
                if (agreement == 0)
                    cross = Math.Max(cross, likeness);
            }

            best = Math.Max(best, most);
            sum += most;
            if (i == own.Count - 1)
                first = most;
        }

        yield return best;
        yield return own.Count == 0 ? 0 : sum / own.Count;
        yield return cross;
        yield return first;
        yield return word;
    }

    private static double Likeness(Statement statement, Deed own, Mention mention, Deed other)
    {
        var (word, place) = (statement.Claim.Tokens[own.Word], mention.Passage.Body.Tokens[other.Word]);
        var likeness = Meaning.Likeness(word, place);
        return statement.IsCue("speech", word.Word) && statement.IsCue("speech", place.Word) ? Math.Max(likeness, SameSpeech) : likeness < 0.45 ? 0 : likeness;
    }

    /// <summary>From 0, the opposite, to 1, the same.</summary>
    private static double Agreement(Deed own, Deed other) => (own.Role, other.Role) switch
    {
        (DeedRole.Does, DeedRole.Undergoes) or (DeedRole.Undergoes, DeedRole.Does) => 0,
        (DeedRole.Beside, DeedRole.Beside) => own.Preposition == other.Preposition ? 1 : 0.6,
        (DeedRole.Owns, DeedRole.Beside) or (DeedRole.Beside, DeedRole.Owns) => own.Preposition is "of" || other.Preposition is "of" ? 1 : 0.6,
        (DeedRole.Does, DeedRole.Is) or (DeedRole.Is, DeedRole.Does) => 0.6,
        var (one, two) => one == two ? 1 : 0.4,
    };
}
