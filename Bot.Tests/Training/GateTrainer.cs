using Bot.Core.Answering;
using Bot.Core.Answering.Checks;
using Bot.Core.Evaluation.Gate;
using Bot.Core.Language;

namespace Bot.Training;

/// <summary>Learns from the tuned drafts what the claim check weighs, and reports how it does on stories it has not seen.</summary>
public sealed class GateTrainer(string knowledgeFolder, string coreFolder)
{
    private const string Boosting =
        "objective=binary learning_rate=0.06 num_leaves=7 min_data_in_leaf=15 feature_fraction=0.5 bagging_fraction=0.8 bagging_freq=1 lambda_l2=5 "
        + "seed=1 deterministic=true force_row_wise=true num_threads=1 verbosity=-1";

    private const int Seeds = 3;

    public async Task RunAsync()
    {
        Console.WriteLine(coreFolder);
        using var reader = new StreamReader(Path.Combine(knowledgeFolder, "eval/gate/tuned.jsonl"));
        var sets = await GateCorpus.ReadAsync(reader, CancellationToken.None).ToListAsync();
        var stories = new GateStories(sets);
        var honest = sets.SelectMany(set => set.Drafts.SelectMany(draft => Rows(set, draft, null))).ToList();
        foreach (var (name, kinds) in new (string, string[])[]
        {
            ("dropped", ["attribution dropped"]), ("changed", ["attribution changed"]), ("negation", ["negation flipped"]), ("support", ["general knowledge added", "citation of another passage"]),
        })
        {
            var wrong = sets.SelectMany(set => set.Drafts.SelectMany((draft, i) => Enumerable.Range(0, Seeds).SelectMany(seed =>
                Corruption.All.Where(corruption => kinds.Contains(corruption.Name))
                    .Select(corruption => corruption.Apply(set, draft, stories, new Random(HashCode.Combine(seed, i))))
                    .OfType<Bot.Core.Answering.WrittenDraft>()
                    .SelectMany(corrupted => Rows(set, corrupted, draft))))).DistinctBy(row => row.Text).ToList();
            Report(name, [.. honest, .. wrong], ClaimSigns.Names);
        }

        foreach (var (name, slotsOf) in new (string, Func<Statement, IReadOnlyList<Slot>>)[] { ("name", NameFillers.SlotsOf), ("number", ValueFillers.NumberSlotsOf), ("date", ValueFillers.DateSlotsOf) })
            Report(name, [.. sets.SelectMany(set => SlotRows(set, slotsOf))], SlotFeatures.Names);
    }

    private static void Report(string name, List<Row> rows, IReadOnlyList<string> features)
    {
        Console.WriteLine($"{name}: {rows.Count(row => row.IsPositive)} right, {rows.Count(row => !row.IsPositive)} wrong");
        var unseen = new List<(Row Row, double Sum)>();
        foreach (var story in rows.Select(row => row.Story).Distinct())
        {
            var trees = new DecisionTrees(Fit([.. rows.Where(row => row.Story != story)], features), features);
            unseen.AddRange(rows.Where(row => row.Story == story).Select(row => (row, trees.Sum(row.Values))));
        }

        var right = unseen.Where(one => one.Row.IsPositive).Select(one => one.Sum).Order().ToList();
        foreach (var share in new[] { 0.002, 0.005, 0.01, 0.02, 0.03, 0.05 })
        {
            var threshold = right[(int)(share * right.Count)];
            var caught = unseen.Where(one => !one.Row.IsPositive).Average(one => one.Sum < threshold ? 1.0 : 0);
            Console.WriteLine(FormattableString.Invariant($"  refused {share:0.000} at {threshold:0.00}: caught {caught:0.000}"));
        }

        foreach (var one in unseen.Where(one => one.Row.IsPositive && Design.Contains(one.Row.Story)).OrderBy(one => one.Sum).Take(14))
            Console.WriteLine(FormattableString.Invariant($"    {one.Sum:0.00} {one.Row.Text}"));
        Console.WriteLine();
        foreach (var one in unseen.Where(one => !one.Row.IsPositive && Design.Contains(one.Row.Story)).OrderByDescending(one => one.Sum).Take(14))
            Console.WriteLine(FormattableString.Invariant($"    {one.Sum:0.00} {one.Row.Text}"));
    }

    private static readonly string[] Design = ["shipped", "quarry", "tram", "school", "ballot"];

    private static IReadOnlyList<string> Fit(IReadOnlyList<Row> rows, IReadOnlyList<string> features)
    {
        var wrong = rows.Count(row => !row.IsPositive) / (double)rows.Count(row => row.IsPositive);
        return LightGbm.Fit([.. rows.Select(row => ((IReadOnlyList<double>)row.Values, row.IsPositive, row.IsPositive ? wrong : 1))], features, Boosting, 200);
    }

    private static IEnumerable<Row> Rows(GateSet set, Bot.Core.Answering.WrittenDraft draft, Bot.Core.Answering.WrittenDraft? honest)
    {
        var check = new ClaimCheck(Lexicon.English);
        var read = set.Passages.Select(passage => new ReadPassage(passage, Lexicon.English)).ToList();
        foreach (var claim in draft.Claims.Where(claim => honest?.Claims.Contains(claim) != true && claim.Passages.Count > 0))
        {
            var cited = claim.Passages.Distinct().Select(number => read[number - 1]).ToList();
            List<ReadPassage> others = [.. read.Except(cited)];
            if (honest is not null && check.Check(claim.Text, cited, others).Count > 0)
                continue;
            var statement = new Statement(QuotedText.Normalise(claim.Text), cited, others, Lexicon.English);
            for (var i = 0; i < statement.Claim.Sentences.Count; i++)
            {
                var text = statement.Claim.SentenceText(i);
                if (honest is null || !honest.Claims.Any(own => own.Passages.SequenceEqual(claim.Passages) && QuotedText.Normalise(own.Text).Contains(text, StringComparison.Ordinal)))
                    yield return new Row(set.Story, ClaimSigns.Of(statement, i), honest is null, $"{set.Id} [{string.Join(',', claim.Passages)}] {text}");
            }
        }
    }

    private static IEnumerable<Row> SlotRows(GateSet set, Func<Statement, IReadOnlyList<Slot>> slotsOf)
    {
        var read = set.Passages.Select(passage => new ReadPassage(passage, Lexicon.English)).ToList();
        foreach (var claim in set.Drafts.SelectMany(draft => draft.Claims))
        {
            var statement = new Statement(QuotedText.Normalise(claim.Text), [.. claim.Passages.Distinct().Select(number => read[number - 1])], [], Lexicon.English);
            foreach (var slot in slotsOf(statement))
            {
                var text = $"{set.Id} {statement.Claim.Of(slot.Tokens)}: {claim.Text}";
                if (slot.Others.Count > 0)
                    yield return new Row(set.Story, SlotFeatures.Of(statement, slot), true, text);
                foreach (var other in slot.Others)
                    yield return new Row(set.Story, SlotFeatures.Of(statement, slot, other), false, $"<{other.Key}> {text}");
            }
        }
    }

    private sealed record Row(string Story, double[] Values, bool IsPositive, string Text);
}
