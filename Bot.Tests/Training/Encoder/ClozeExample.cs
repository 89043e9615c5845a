using Bot.Core.Answering;
using Bot.Core.Answering.Checks;
using Bot.Core.Articles;
using Bot.Core.Evaluation.Gate;
using Bot.Core.Language;

namespace Bot.Training.Encoder;

/// <summary>A claim with a gap, and where the text beside it has what could stand there.</summary>
/// <param name="Gap">In characters of the claim.</param>
/// <param name="Right">In characters of the text.</param>
/// <param name="Wrong">In characters of the text.</param>
public sealed record ClozeExample(string Story, string Text, string Claim, TextSpan Gap, IReadOnlyList<TextSpan> Right, IReadOnlyList<TextSpan> Wrong)
{
    /// <summary>One for each name, number and date of the honest drafts: beside the sentences that are cited, and beside the whole passages.</summary>
    public static IEnumerable<ClozeExample> Of(GateSet set)
    {
        List<ReadPassage> given = [.. set.Passages.Select(Read)];
        return set.Drafts.SelectMany(draft => draft.Claims).Where(claim => claim.Sentences.Count > 0)
            .SelectMany(claim => Of(set.Story, claim.Text, [.. claim.Cited(set.Passages).Select(passage => new ReadPassage(passage, Lexicon.English))], given)
                .Concat(Of(set.Story, claim.Text, [.. set.CitedBy(claim).Select(Read)], given)))
            .DistinctBy(example => (example.Text, example.Claim, example.Gap));
    }

    private static ReadPassage Read(GivenPassage passage) => new(new CitedPassage(passage.Text, passage.Provenance), Lexicon.English);

    private static IEnumerable<ClozeExample> Of(string story, string text, IReadOnlyList<ReadPassage> cited, IReadOnlyList<ReadPassage> given)
    {
        var statement = new Statement(QuotedText.Normalise(text), cited, [], Lexicon.English) { Given = given };
        foreach (var (_, _, slotsOf) in LearnedChecks.OfSlots)
        {
            foreach (var slot in slotsOf(statement))
            {
                var cloze = new SlotCloze(statement, slot.Tokens);
                var (right, wrong) = (cloze.SpansOf(slot.Written), cloze.SpansOf(slot.Others.Except(slot.Written)));
                if (right.Count > 0 && wrong.Count > 0)
                    yield return new ClozeExample(story, statement.CitedText.Text, statement.Claim.Text, cloze.Gap, right, wrong);
            }
        }
    }
}
