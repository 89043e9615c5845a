using Bot.Core.Answering.Checks;

namespace Bot.Core.Answering;

/// <summary>Holds a written draft against the sentences it cites of those that its writer was given; a claim may be sent when nothing is found against it.</summary>
public sealed class DraftGate(ClaimCheck check)
{
    /// <summary>What is wrong with the draft, claim by claim; empty when all of it may be sent.</summary>
    public IReadOnlyList<DraftViolation> Check(WrittenDraft draft, IReadOnlyList<GivenPassage> given)
    {
        IReadOnlyList<ReadPassage> read = [.. given.Select(passage => check.Read(new CitedPassage(passage.Text, passage.Provenance)))];
        return [.. draft.Claims.SelectMany((claim, index) => Check(claim, given, read, index > 0 ? draft.Claims[index - 1].Text : null).Select(violation => new DraftViolation(index, violation)))];
    }

    private IReadOnlyList<Violation> Check(WrittenClaim claim, IReadOnlyList<GivenPassage> given, IReadOnlyList<ReadPassage> read, string? before)
    {
        if (claim.Sentences.Count == 0)
            return [new Violation(ViolationKind.Uncited, claim.Text)];
        var foreign = claim.Sentences.Where(id => !id.IsIn(given)).ToList();
        if (foreign.Count > 0)
            return [.. foreign.Select(id => new Violation(ViolationKind.SentenceNotGiven, id.ToString()))];
        var others = read.Where((_, index) => !claim.Cites(index + 1));
        return check.Check(claim.Text, [.. claim.Cited(given).Select(check.Read)], [.. others], before, read);
    }
}

/// <param name="Claim">Which claim of the draft, counted from 0.</param>
public sealed record DraftViolation(int Claim, Violation Violation);
