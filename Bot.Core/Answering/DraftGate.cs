namespace Bot.Core.Answering;

/// <summary>Holds a written draft against the passages that its writer was given; a claim may be sent when nothing is found against it.</summary>
public sealed class DraftGate(ClaimCheck check)
{
    /// <summary>What is wrong with the draft, claim by claim; empty when all of it may be sent.</summary>
    public IReadOnlyList<DraftViolation> Check(WrittenDraft draft, IReadOnlyList<CitedPassage> given) =>
        [.. draft.Claims.SelectMany((claim, index) => Check(claim, given).Select(violation => new DraftViolation(index, violation)))];

    private IReadOnlyList<Violation> Check(WrittenClaim claim, IReadOnlyList<CitedPassage> given)
    {
        var foreign = claim.Passages.Where(number => number < 1 || number > given.Count).ToList();
        return foreign.Count > 0
            ? [.. foreign.Select(number => new Violation(ViolationKind.PassageNotGiven, number.ToString(System.Globalization.CultureInfo.InvariantCulture)))]
            : check.Check(claim.Text, [.. claim.Passages.Distinct().Select(number => given[number - 1])]);
    }
}

/// <param name="Claim">Which claim of the draft, counted from 0.</param>
public sealed record DraftViolation(int Claim, Violation Violation);
