using System.Security.Cryptography;
using System.Text;
using Bot.Core.Answering;
using Bot.Core.Answering.Checks;
using Bot.Core.Evaluation.Gate;
using Bot.Core.Language;
using Bot.Core.Language.Encoder;

namespace Bot.Training;

/// <summary>Makes of drafts and their corruptions what each check learns from.</summary>
/// <param name="readersOf">For each story readers that were trained without it.</param>
internal sealed class GateRows(Func<string, Lazy<PairReaders>> readersOf)
{
    private static readonly string[] Plain = ["Content", "Share", "Same", "InBest", "InTwo", "Refers"];

    /// <summary>What a check looks at of all that is measured: with few drafts to learn from, what cannot tell anything must not seem to.</summary>
    public static IReadOnlyList<string> Used(string check) => check switch
    {
        LearnedChecks.Dropped => [.. ToldWords.Names, .. ReachSigns.OfTelling, .. FactualitySigns.OfTelling, .. AttributionSigns.Names, .. Plain],
        LearnedChecks.Changed => [.. StepSigns.Names, .. Plain],
        LearnedChecks.Negation => [.. PairedDenials.Names, .. ReachSigns.OfDenying, .. FactualitySigns.OfDenying, .. NegationSigns.Names, .. Plain],
        LearnedChecks.Support => SupportSigns.Names,
        _ => SlotFeatures.Names,
    };

    /// <param name="sets">What the thresholds are set by.</param>
    /// <param name="beside">What is learned from besides.</param>
    /// <param name="free">What names, numbers and dates are learned from besides.</param>
    public IReadOnlyDictionary<string, List<GateRow>> Of(IReadOnlyList<GateSet> sets, IReadOnlyList<GateSet> beside, IReadOnlyList<GateSet> free, IReadOnlyDictionary<string, string[]> faults, int seeds)
    {
        var rows = Of(sets, faults, seeds);
        foreach (var (check, more) in Of(beside, faults, seeds))
            rows[check].AddRange(more.Select(row => row with { IsBeside = true }));
        foreach (var (check, _, slotsOf) in LearnedChecks.OfSlots)
            rows[check].AddRange(free.AsParallel().AsOrdered().SelectMany(set => SlotRows(set, slotsOf)).Select(row => row with { IsBeside = true }));
        return rows;
    }

    private Dictionary<string, List<GateRow>> Of(IReadOnlyList<GateSet> sets, IReadOnlyDictionary<string, string[]> faults, int seeds)
    {
        var stories = new GateStories(sets);
        var honest = sets.AsParallel().AsOrdered().SelectMany(set => set.Drafts.SelectMany(draft => Sentences(set, draft, null, readersOf(set.Story)))).ToList();
        var rows = faults.ToDictionary(pair => pair.Key, pair => honest.Concat(sets.AsParallel().AsOrdered()
            .SelectMany(set => set.Drafts.SelectMany((draft, i) => Corrupted(set, draft, i, pair.Value, stories, seeds).SelectMany(corrupted => Sentences(set, corrupted, draft, Used(pair.Key).Intersect(FactualitySigns.Names).Any() ? readersOf(set.Story) : null))))
            .DistinctBy(row => row.Text)).ToList());
        foreach (var (check, _, slotsOf) in LearnedChecks.OfSlots)
            rows[check] = [.. sets.AsParallel().AsOrdered().SelectMany(set => SlotRows(set, slotsOf))];
        return rows;
    }

    private static IEnumerable<WrittenDraft> Corrupted(GateSet set, WrittenDraft draft, int index, string[] kinds, GateStories stories, int seeds) =>
        from corruption in Corruption.All
        where kinds.Contains(corruption.Name)
        from seed in Enumerable.Range(0, seeds)
        let random = new Random(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"learn/{corruption.Name}/{set.Id}/{index}/{seed}"))))
        let corrupted = corruption.Apply(set, draft, stories, random)
        where corrupted is not null
        select corrupted;

    /// <summary>The sentences of a draft; of a corrupted one those that differ, where no exact rule finds anything.</summary>
    /// <param name="readers">Null where nothing that they tell is looked at.</param>
    private static IEnumerable<GateRow> Sentences(GateSet set, WrittenDraft draft, WrittenDraft? honest, Lazy<PairReaders>? readers)
    {
        var check = new ClaimCheck(Lexicon.English, LearnedChecks.None);
        var given = Given(set);
        foreach (var (index, claim) in draft.Claims.Index().Where(one => honest?.Claims.Contains(one.Item) != true && one.Item.Sentences.Count > 0))
        {
            var cited = Cited(set, claim);
            var others = given.Where((_, i) => !claim.Cites(i + 1)).ToList();
            var before = index > 0 ? draft.Claims[index - 1].Text : null;
            if (honest is not null && check.Check(claim.Text, cited, others, before, given).Count > 0)
                continue;
            var statement = new Statement(QuotedText.Normalise(claim.Text), cited, others, Lexicon.English) { Before = before, Given = given, Readers = readers };
            for (var i = 0; i < statement.Claim.Sentences.Count; i++)
            {
                var text = statement.Claim.SentenceText(i);
                if (honest is null || !honest.Claims.Any(own => own.Sentences.SequenceEqual(claim.Sentences) && QuotedText.Normalise(own.Text).Contains(text, StringComparison.Ordinal)))
                    yield return new GateRow(set.Story, [ClaimSigns.Of(statement, i)], honest is null, $"{set.Id} [{string.Join(',', claim.Sentences)}] {text}");
            }
        }
    }

    private static List<ReadPassage> Given(GateSet set) => [.. set.Passages.Select(passage => new ReadPassage(new CitedPassage(passage.Text, passage.Provenance), Lexicon.English))];

    private static List<ReadPassage> Cited(GateSet set, WrittenClaim claim) => [.. claim.Cited(set.Passages).Select(passage => new ReadPassage(passage, Lexicon.English))];

    private IEnumerable<GateRow> SlotRows(GateSet set, Func<Statement, IReadOnlyList<Slot>> slotsOf)
    {
        var given = Given(set);
        foreach (var claim in set.Drafts.SelectMany(draft => draft.Claims))
        {
            var statement = new Statement(QuotedText.Normalise(claim.Text), Cited(set, claim), [], Lexicon.English) { Given = given, Readers = readersOf(set.Story) };
            foreach (var slot in slotsOf(statement).Where(slot => slot.Others.Count > 0))
            {
                var text = $"{set.Id} {statement.Claim.Of(slot.Tokens)}: {claim.Text}";
                yield return new GateRow(set.Story, [.. SlotFeatures.Of(statement, slot)], true, text);
                foreach (var other in slot.Others.Where(other => !slot.Written.Contains(other)))
                    yield return new GateRow(set.Story, [.. SlotFeatures.Of(statement, slot, other)], false, $"<{other.Key}> {text}");
            }
        }
    }
}

/// <summary>One sentence, or one name, number or date, of a draft, measured.</summary>
/// <param name="Values">For a name, number or date once for each other that could stand there; of a wrong one the first is beside the right one.</param>
/// <param name="IsBeside">Whether it is only learned from.</param>
public sealed record GateRow(string Story, IReadOnlyList<double[]> Values, bool IsPositive, string Text, bool IsBeside = false);
