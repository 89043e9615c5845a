using System.Security.Cryptography;
using System.Text;
using Bot.Core.Evaluation.Gate;
using static TorchSharp.torch;

namespace Bot.Training.Encoder;

/// <summary>Learns from the honest drafts what belongs where a name, number or date stands, and then besides what is told and what is denied.</summary>
public sealed class ReaderTrainer(string knowledgeFolder, string outputFolder)
{
    private const int RoundsOfClozes = 2;
    private const int RoundsOfBoth = 3;
    private const int Together = 32;
    private const double Rate = 1e-4;
    private const double WarmUp = 0.06;

    // Longer ones are few, and take most of the time.
    private const int MostPieces = 128;

    // One of so many is enough to tell how it does.
    private const int Reported = 8;

    /// <summary>How many times stories are left out, so that what is weighed after can be learned from stories that the readers have not seen.</summary>
    public const int Folds = 2;

    /// <summary>In which fold a story is left out.</summary>
    public static int FoldOf(string story) => SHA256.HashData(Encoding.UTF8.GetBytes(story))[1] % Folds;

    /// <summary>Where the readers are that have not seen the stories of a fold.</summary>
    public static string PathOf(string folder, int fold) => Path.Combine(folder, $"readers.{fold}.bin");

    public async Task RunAsync()
    {
        List<GateSet> sets = [.. await GateDrafts.ReadAsync(knowledgeFolder, "tuned"), .. await GateDrafts.ReadAsync(knowledgeFolder, "hard")];
        var (free, more) = (await GateDrafts.ReadAsync(knowledgeFolder, "free"), await GateDrafts.ReadAsync(knowledgeFolder, "more"));
        var pretrained = PretrainedEncoder.Read();
        var others = more.Select(set => set.Story).ToHashSet();
        var clozes = Parallel([.. sets, .. free, .. more], ClozeExample.Of);
        // Free writers were told no rules, and may leave out who says it.
        var stories = new GateStories([.. sets, .. more]);
        var factualities = Parallel([.. sets, .. more], set => FactualityExample.Of(set, stories));
        for (var fold = 0; fold < Folds; fold++)
        {
            bool IsSeen(string story) => others.Contains(story) || FoldOf(story) != fold;
            if (!File.Exists(PathOf(outputFolder, fold)))
                Train(pretrained, [.. clozes.Where(example => IsSeen(example.Story))], [.. factualities.Where(example => IsSeen(example.Story))], PathOf(outputFolder, fold));
            new ReaderReport(PathOf(outputFolder, fold)).Print(
                [.. clozes.Where(example => !IsSeen(example.Story)).Where((_, i) => i % Reported == 0)], [.. factualities.Where(example => !IsSeen(example.Story)).Where((_, i) => i % Reported == 0)]);
        }

        Train(pretrained, clozes, factualities, Path.Combine(outputFolder, "readers.en.bin"));
    }

    private static List<TExample> Parallel<TExample>(IReadOnlyList<GateSet> sets, Func<GateSet, IEnumerable<TExample>> examplesOf) => [.. sets.AsParallel().AsOrdered().SelectMany(examplesOf)];

    private static void Train(IReadOnlyDictionary<string, float[]> pretrained, IReadOnlyList<ClozeExample> clozes, IReadOnlyList<FactualityExample> factualities, string path)
    {
        List<ClozeRow> gaps = [.. clozes.AsParallel().AsOrdered().Select(ClozeRow.Of).Where(row => row.Input.Pieces.Length <= MostPieces)];
        List<FactualityRow> words = [.. factualities.AsParallel().AsOrdered().Select(FactualityRow.Of).Where(row => row.Input.Pieces.Length <= MostPieces)];
        Console.WriteLine(FormattableString.Invariant($"{path}: {gaps.Count} of {clozes.Count} gaps, {words.Count} of {factualities.Count} claims"));
        manual_seed(1);
        var random = new Random(1);
        using var net = new ReaderNet(pretrained);
        // Trained for the gaps alone, it starts better for both; kept, since each takes a quarter of an hour.
        var half = $"{path}.cloze";
        if (!File.Exists(half))
        {
            Learn(RoundsOfClozes, _ => Batches(gaps, row => row.Input.Pieces.Length, rows => ClozeRow.Loss(net, rows), random));
            net.Write(half);
        }

        net.Read(half);
        // As from the file, so at once.
        manual_seed(2);
        random = new Random(2);
        Learn(RoundsOfBoth, round =>
        [
            .. Batches(words, row => row.Input.Pieces.Length, rows => FactualityRow.Loss(net, rows), random),
            .. Batches([.. gaps.Where((_, i) => i % RoundsOfBoth == round)], row => row.Input.Pieces.Length, rows => ClozeRow.Loss(net, rows), random),
        ]);
        net.Write(path);

        void Learn(int rounds, Func<int, IReadOnlyList<Func<Tensor>>> batchesOf)
        {
            using var optimizer = optim.AdamW(net.Trained, Rate, weight_decay: 0.01);
            var all = Enumerable.Range(0, rounds).Select(batchesOf).Select(batches =>
            {
                var shuffled = batches.ToArray();
                random.Shuffle(shuffled);
                return shuffled;
            }).ToList();
            var (step, steps, mean) = (0, all.Sum(batches => batches.Length), 0.0);
            foreach (var batch in all.SelectMany(batches => batches))
            {
                using var scope = NewDisposeScope();
                foreach (var group in optimizer.ParamGroups)
                    group.LearningRate = Rate * Math.Min(1, step / (WarmUp * steps)) * (1 - (step / (double)steps));
                var loss = batch();
                optimizer.zero_grad();
                loss.backward();
                nn.utils.clip_grad_norm_(net.Trained, 1.0);
                optimizer.step();
                mean += (loss.item<float>() - mean) / Math.Min(++step, 50);
                if (step % 50 == 0)
                    Console.WriteLine(FormattableString.Invariant($"  {step} of {steps}: {mean:0.0000}"));
            }
        }
    }

    /// <summary>Those of like length go together, and not always the same.</summary>
    private static IReadOnlyList<Func<Tensor>> Batches<TRow>(IReadOnlyList<TRow> rows, Func<TRow, int> lengthOf, Func<IReadOnlyList<TRow>, Tensor> loss, Random random) =>
        [.. rows.OrderBy(row => lengthOf(row) + (random.NextDouble() * 20)).Chunk(Together).Select(batch => (Func<Tensor>)(() => loss(batch)))];
}
