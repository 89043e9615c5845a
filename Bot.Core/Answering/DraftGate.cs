using System.Globalization;
using Bot.Core.Answering.Checks;

namespace Bot.Core.Answering;

/// <summary>Holds a written draft against the passages that its writer was given; a claim may be sent when nothing is found against it.</summary>
public sealed class DraftGate(ClaimCheck check)
{
    /// <summary>What is wrong with the draft, claim by claim; empty when all of it may be sent.</summary>
    public IReadOnlyList<DraftViolation> Check(WrittenDraft draft, IReadOnlyList<CitedPassage> given)
    {
        var read = given.Select(check.Read).ToList();
        return [.. draft.Claims.SelectMany((claim, index) => Check(claim, read, index > 0 ? draft.Claims[index - 1].Text : null).Select(violation => new DraftViolation(index, violation)))];
    }

    private IReadOnlyList<Violation> Check(WrittenClaim claim, List<ReadPassage> given, string? before)
    {
        if (claim.Passages.Count == 0)
            return [new Violation(ViolationKind.Uncited, claim.Text)];
        var foreign = claim.Passages.Where(number => number < 1 || number > given.Count).ToList();
        if (foreign.Count > 0)
            return [.. foreign.Select(number => new Violation(ViolationKind.PassageNotGiven, number.ToString(CultureInfo.InvariantCulture)))];
        var cited = claim.Passages.Distinct().Select(number => given[number - 1]).ToList();
        return check.Check(claim.Text, cited, [.. given.Except(cited)], before);
    }
}

/// <param name="Claim">Which claim of the draft, counted from 0.</param>
public sealed record DraftViolation(int Claim, Violation Violation);
