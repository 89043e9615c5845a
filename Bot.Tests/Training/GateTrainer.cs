using Bot.Core.Answering;
using Bot.Core.Answering.Checks;
using Bot.Core.Evaluation.Gate;
using Bot.Core.Language;

namespace Bot.Training;

/// <summary>Learns from the tuned drafts what the claim check weighs, and reports how it does on stories it has not seen.</summary>
public sealed class GateTrainer(string knowledgeFolder, string coreFolder)
{
    private const string Boosting =
        "objective=binary learning_rate=0.06 num_leaves=7 min_data_in_leaf=15 feature_fraction=0.6 bagging_fraction=0.8 bagging_freq=1 lambda_l2=5 "
        + "seed=1 deterministic=true force_row_wise=true num_threads=1 verbosity=-1";

    public async Task RunAsync()
    {
        Console.WriteLine(coreFolder);
        using var reader = new StreamReader(Path.Combine(knowledgeFolder, "eval/gate/tuned.jsonl"));
        var sets = await GateCorpus.ReadAsync(reader, CancellationToken.None).ToListAsync();
        foreach (var (name, slotsOf) in new (string, Func<Statement, IReadOnlyList<Slot>>)[] { ("name", NameFillers.SlotsOf), ("number", ValueFillers.NumberSlotsOf), ("date", ValueFillers.DateSlotsOf) })
        {
            var rows = sets.SelectMany(set => Rows(set, slotsOf)).ToList();
            Console.WriteLine($"{name}: {rows.Count(row => row.IsPositive)} right, {rows.Count(row => !row.IsPositive)} wrong");
            var unseen = new List<(SlotRow Row, double Sum)>();
            foreach (var story in sets.Select(set => set.Story).Distinct())
            {
                var trees = new DecisionTrees(Fit([.. rows.Where(row => row.Story != story)]), SlotFeatures.Names);
                unseen.AddRange(rows.Where(row => row.Story == story).Select(row => (row, trees.Sum(row.Values))));
            }

            var right = unseen.Where(one => one.Row.IsPositive).Select(one => one.Sum).Order().ToList();
            foreach (var share in new[] { 0.002, 0.005, 0.01, 0.02, 0.03, 0.05 })
            {
                var threshold = right[(int)(share * right.Count)];
                var caught = unseen.Where(one => !one.Row.IsPositive).Average(one => one.Sum < threshold ? 1.0 : 0);
                Console.WriteLine(FormattableString.Invariant($"  refused {share:0.000} at {threshold:0.00}: caught {caught:0.000}"));
            }

            foreach (var one in unseen.Where(one => one.Row.IsPositive).OrderBy(one => one.Sum).Take(25))
                Console.WriteLine(FormattableString.Invariant($"    {one.Sum:0.00} {one.Row.Text}"));
            Console.WriteLine();
            foreach (var one in unseen.Where(one => !one.Row.IsPositive).OrderByDescending(one => one.Sum).Take(12))
                Console.WriteLine(FormattableString.Invariant($"    {one.Sum:0.00} {one.Row.Text}"));
        }
    }

    private static IReadOnlyList<string> Fit(IReadOnlyList<SlotRow> rows)
    {
        var wrong = rows.Count(row => !row.IsPositive) / (double)rows.Count(row => row.IsPositive);
        return LightGbm.Fit([.. rows.Select(row => ((IReadOnlyList<double>)row.Values, row.IsPositive, row.IsPositive ? wrong : 1))], SlotFeatures.Names, Boosting, 200);
    }

    private static IEnumerable<SlotRow> Rows(GateSet set, Func<Statement, IReadOnlyList<Slot>> slotsOf)
    {
        var read = set.Passages.Select(passage => new ReadPassage(passage, Lexicon.English)).ToList();
        foreach (var claim in set.Drafts.SelectMany(draft => draft.Claims))
        {
            var statement = new Statement(QuotedText.Normalise(claim.Text), [.. claim.Passages.Distinct().Select(number => read[number - 1])], [], Lexicon.English);
            foreach (var slot in slotsOf(statement))
            {
                var text = $"{set.Id} {statement.Claim.Of(slot.Tokens)}: {claim.Text}";
                if (slot.Others.Count > 0)
                    yield return new SlotRow(set.Story, SlotFeatures.Of(statement, slot), true, text);
                foreach (var other in slot.Others)
                    yield return new SlotRow(set.Story, SlotFeatures.Of(statement, slot, other), false, $"<{other.Key}> {text}");
            }
        }
    }

    private sealed record SlotRow(string Story, double[] Values, bool IsPositive, string Text);
}
