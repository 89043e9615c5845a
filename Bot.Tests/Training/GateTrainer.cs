using Bot.Core.Answering;
using Bot.Core.Answering.Checks;
using Bot.Core.Evaluation.Gate;
using Bot.Core.Language;
using Bot.Core.Language.Encoder;
using Bot.Training.Encoder;

namespace Bot.Training;

/// <summary>Learns from the tuned drafts what the claim check weighs, and reports how it does on stories it has not seen.</summary>
/// <param name="readersFolder">Where the readers are that each were trained without the stories of one fold.</param>
public sealed class GateTrainer(string knowledgeFolder, string readersFolder, string coreFolder)
{
    private const string Boosting =
        "objective=binary extra_trees=true learning_rate=0.05 num_leaves=15 min_data_in_leaf=20 feature_fraction=0.3 bagging_fraction=0.7 bagging_freq=1 lambda_l2=5 "
        + "seed=1 deterministic=true force_row_wise=true num_threads=1 verbosity=-1";

    private const int Trees = 1000;

    // Half of the denials of the varied drafts are in other words than their sentences', which is more than most writers do.
    private const double VariedWeight = 0.5;

    private const int Folds = 12;

    // How many faults of each kind a draft is given to learn from.
    private const int Faults = 3;

    // Of so many sets the corruptions are told of one: each draft has a dozen, and some take long to read.
    private const int Reported = 4;

    // A claim is read once, however many denials are put into it.
    private const int Remembered = 100_000;

    // What may be refused of honest sentences, names, numbers and dates. A draft that is refused costs a second round and then
    // fluency, since the store's own sentences are sent; one that puts a name in another's place, or says as a fact what
    // somebody only said, costs trust. Together they are to refuse no more than two honest drafts of a hundred.
    private static readonly Dictionary<string, double> Refused = new()
    {
        [LearnedChecks.Dropped] = 0.002,
        [LearnedChecks.Changed] = 0.0005,
        [LearnedChecks.Negation] = 0.003,
        [LearnedChecks.Support] = 0.00025,
        [LearnedChecks.Name] = 0.003,
        [LearnedChecks.Number] = 0.003,
        [LearnedChecks.Date] = 0.003,
    };

    private static readonly Dictionary<string, string[]> FaultsOf = new()
    {
        [LearnedChecks.Dropped] = ["attribution dropped"],
        [LearnedChecks.Changed] = ["attribution changed"],
        [LearnedChecks.Negation] = ["negation flipped"],
        [LearnedChecks.Support] = ["general knowledge added", "citation of another passage"],
    };

    private readonly Lazy<PairReaders>[] readers = [.. Enumerable.Range(0, ReaderTrainer.Folds).Select(fold => new Lazy<PairReaders>(() =>
    {
        using var stream = File.OpenRead(ReaderTrainer.PathOf(readersFolder, fold));
        return PairReaders.Read(stream, Remembered);
    }))];

    public async Task RunAsync()
    {
        var (tuned, varied) = (await GateDrafts.ReadAsync(knowledgeFolder, "tuned"), await GateDrafts.ReadAsync(knowledgeFolder, "varied"));
        var (hard, free) = (await GateDrafts.ReadAsync(knowledgeFolder, "hard"), await GateDrafts.ReadAsync(knowledgeFolder, "free"));
        var rows = new GateRows(ReadersOf).Of(tuned, [.. varied, .. hard], free, FaultsOf, Faults);
        var ofVaried = varied.Select(set => set.Story).ToHashSet();
        // Every story is left out once, with those of its fold.
        var stories = tuned.Concat(varied).Concat(hard).Select(set => set.Story).Distinct().ToList();
        var fold = stories.Index().ToDictionary(one => one.Item, one => one.Index % Folds);
        var unseen = new Dictionary<(string Check, int Fold), DecisionTrees>();
        var least = new Dictionary<string, double>();
        foreach (var name in LearnedChecks.Names)
        {
            var fitted = Enumerable.Range(0, Folds).AsParallel().AsOrdered().Select(left => Read(name, Fit(name, [.. rows[name].Where(row => fold.GetValueOrDefault(row.Story, -1) != left)], WeightOf))).ToList();
            for (var left = 0; left < Folds; left++)
                unseen[(name, left)] = fitted[left];
            least[name] = Threshold(name, [.. rows[name].Where(row => !row.IsBeside).Select(row => (row, row.Values.Min(values => unseen[(name, fold[row.Story])].Sum(values))))]);
            await File.WriteAllTextAsync(
                Path.Combine(coreFolder, $"Answering/Checks/Data/{name}.trees.txt"), $"# Made by the training tool (docs/evaluation.md): a decision tree a line, in prefix order.\n{string.Join('\n', Fit(name, rows[name], WeightOf))}\n");
        }

        await File.WriteAllTextAsync(
            Path.Combine(coreFolder, "Answering/Checks/Data/least.tsv"),
            $"# Made by the training tool (docs/evaluation.md): check, a tab, the sum of its trees below which a claim is refused.\n{string.Concat(LearnedChecks.Names.Select(name => FormattableString.Invariant($"{name}\t{least[name]:0.####}\n")))}");
        foreach (var (part, all) in new[] { ("tuned", tuned), ("varied", varied), ("hard", hard) })
        {
            Console.WriteLine($"{part}, drafts of stories that nothing was learned from:");
            var reported = all.Where((_, i) => i % Reported == 0).ToList();
            await ReportAsync(part, [.. reported.Select(set => set.Story).Distinct().Select(story => new GateRun(new DraftGate(new ClaimCheck(Lexicon.English, Unseen(story))), new BorrowedWords(Lexicon.English)).Run(story, [.. reported.Where(set => set.Story == story)], new GateStories(all)))]);
        }

        double WeightOf(string story) => ofVaried.Contains(story) ? VariedWeight : 1;

        LearnedChecks Unseen(string story) => new(LearnedChecks.Names.ToDictionary(name => name, name => new LearnedCheck(unseen[(name, fold[story])], least[name])), ReadersOf(story));
    }

    private Lazy<PairReaders> ReadersOf(string story) => readers[ReaderTrainer.FoldOf(story)];

    private static double Threshold(string name, List<(GateRow Row, double Sum)> unseen)
    {
        var right = unseen.Where(one => one.Row.IsPositive).Select(one => one.Sum).Order().ToList();
        Console.WriteLine(FormattableString.Invariant($"{name}: {right.Count} right, {unseen.Count - right.Count} wrong"));
        foreach (var share in new[] { 0.0005, 0.001, 0.0015, 0.002, 0.003, 0.004, 0.005, 0.01, 0.02, 0.05 })
            Console.WriteLine(FormattableString.Invariant($"  {share:0.0000} refused: {Caught(unseen, right[(int)(share * right.Count)]):0.000} caught"));
        return right[(int)(Refused[name] * right.Count)];
    }

    private static double Caught(List<(GateRow Row, double Sum)> unseen, double threshold) => unseen.Where(one => !one.Row.IsPositive).Average(one => one.Sum < threshold ? 1.0 : 0);

    /// <summary>Prints how much of each kind is refused, and writes beside the readers what was judged wrongly.</summary>
    private async Task ReportAsync(string name, List<GatePart> parts)
    {
        await File.WriteAllLinesAsync(Path.Combine(readersFolder, $"wrong.{name}.txt"), parts.SelectMany(part => part.Corruptions.SelectMany(kind => kind.Trials.Where(trial => !trial.IsRefused).Select(trial => Told(kind.Name, trial)))
            .Concat(part.Honest.Trials.Where(trial => trial.IsRefused).Select(trial => Told(GateRun.Honest, trial)))));

        void Line(string name, IReadOnlyList<GateTrial> trials) => Console.WriteLine(FormattableString.Invariant(
            $"{name,-30} {trials.Count,5} {trials.Count(trial => trial.IsRefused) / (double)Math.Max(1, trials.Count):0.000}  {string.Join(", ", new GateKind(name, trials).Violations.Take(4).Select(found => $"{found.Kind} {found.Drafts}"))}"));
        for (var i = 0; i < parts[0].Corruptions.Count; i++)
            Line(parts[0].Corruptions[i].Name, [.. parts.SelectMany(part => part.Corruptions[i].Trials)]);
        Line("honest", [.. parts.SelectMany(part => part.Honest.Trials)]);
    }

    private static string Told(string kind, GateTrial trial) => string.Join('\n', (IEnumerable<string>)
    [
        $"## {kind} {trial.Set.Id} {string.Join(", ", trial.Violations.Select(violation => $"{violation.Violation.Kind}: {violation.Violation.Span}"))}",
        .. trial.Draft.Claims.Where(claim => trial.IsRefused || !trial.Honest.Claims.Contains(claim)).SelectMany(claim => claim.Cited(trial.Set.Passages).Select(passage => $"  [{passage.Provenance.Outlet}] {passage.Text}").Prepend($"- {claim.Text}")),
    ]);

    private static DecisionTrees Read(string name, IReadOnlyList<string> trees) => new(trees, LearnedChecks.FeaturesOf(name));

    private static IReadOnlyList<string> Fit(string name, IReadOnlyList<GateRow> rows, Func<string, double> weightOf)
    {
        var features = LearnedChecks.FeaturesOf(name);
        var used = GateRows.Used(name).Select(feature => features.ToList().IndexOf(feature)).ToList();
        // A wrong one is wrong beside the right one; beside another wrong one it may well be the better.
        var examples = rows.SelectMany(row => row.IsPositive ? row.Values.Select(values => (Values: values, row.IsPositive, row.Story)) : [(row.Values[0], false, row.Story)]).ToList();
        var wrong = examples.Count(example => !example.IsPositive) / (double)examples.Count(example => example.IsPositive);
        return LightGbm.Fit([.. examples.Select(example => ((IReadOnlyList<double>)[.. used.Select(i => example.Values[i])], example.IsPositive, (example.IsPositive ? wrong : 1) * weightOf(example.Story)))], [.. used.Select(i => features[i])], Boosting + Monotone([.. used.Select(i => features[i])]), Trees);
    }

    /// <summary>What stands nearer to its words than the others is never the worse for it, and what a reader takes to be told or denied never the better.</summary>
    private static string Monotone(IReadOnlyList<string> features) =>
        $" monotone_constraints={string.Join(',', features.Select(name => SlotFeatures.Rising.Contains(name) ? 1 : FactualitySigns.Names.Contains(name) ? -1 : 0))}";
}
