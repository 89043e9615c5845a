using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>Said, alleged, accused, charged, pleaded and convicted are different things: a claim uses only those of its passages, or weaker ones.</summary>
internal static class LadderCheck
{
    // What one kind of word may rest on beside its own: a charge is an accusation, and not the other way round.
    private static readonly Dictionary<string, string[]> Rests = new()
    {
        ["accuse"] = ["allege", "charge", "sue", "suspect"],
        ["allege"] = ["accuse", "charge", "sue", "claim", "suspect"],
        ["claim"] = ["allege", "accuse", "contend", "say"],
        ["contend"] = ["claim", "allege", "say"],
        ["charge"] = ["indict"],
        ["indict"] = [],
        ["arrest"] = ["detain"],
        ["convict"] = [],
        ["acquit"] = [],
        ["sentence"] = [],
        ["sue"] = [],
        ["admit"] = ["pleaguilty"],
        ["prove"] = [],
        ["confirm"] = [],
        ["testify"] = [],
        ["pleaguilty"] = [],
        ["pleanot"] = [],
        ["prosecute"] = ["charge", "indict", "sentence", "convict"],
        ["deny"] = ["pleanot", "dispute"],
    };

    public static IEnumerable<Violation> Check(Statement statement)
    {
        var claim = statement.Claim;
        for (var i = 0; i < claim.Tokens.Count; i++)
        {
            if (claim.IsQuoted[i] || KindOf(statement, claim, i) is not { } kind || !Rests.TryGetValue(kind, out var rests))
                continue;
            if (!statement.Cited.Any(passage => Holds(statement, passage, kind, rests)))
                yield return new Violation(ViolationKind.AttributionChanged, claim.Text[claim.Tokens[i].Start..claim.Tokens[i].End]);
        }
    }

    private static bool Holds(Statement statement, ReadPassage passage, string kind, string[] rests) =>
        new[] { passage.Body, passage.Headline }.Any(text => Enumerable.Range(0, text.Tokens.Count).Any(place => KindOf(statement, text, place) is { } other && (other == kind || rests.Contains(other))));

    private static string? KindOf(Statement statement, ReadText text, int index)
    {
        var word = text.Word(index);
        if (word is "guilty")
            return (text.Word(index - 1), text.Word(index - 2)) switch
            {
                ("not", "found") or ("not", "verdict") => "acquit",
                ("not", _) => "pleanot",
                (_, "pleaded" or "pleads" or "plead" or "pleading") or ("pleaded" or "pleads" or "plead" or "pleading", _) => "pleaguilty",
                ("found" or "verdict", _) or (_, "found") => "convict",
                _ => null,
            };
        foreach (var kind in Rests.Keys)
        {
            if (kind is not ("pleaguilty" or "pleanot") && statement.IsCue($"step-{kind}", word))
                return kind;
        }

        return null;
    }
}
