using System.Security.Cryptography;
using System.Text;
using Bot.Core.Evaluation.Gate;
using static TorchSharp.torch;

namespace Bot.Training.Encoder;

/// <summary>Learns from the honest drafts what belongs where a name, number or date stands, then besides what is told and what is denied, and at last all of it from drafts that deny in many forms.</summary>
public sealed class ReaderTrainer(string knowledgeFolder, string outputFolder)
{
    private const int RoundsOfClozes = 2;
    private const int RoundsOfBoth = 3;
    private const int RoundsOfVaried = 2;

    // Of what was learned before one in so many is read again in each of the last rounds, so that it is not forgotten.
    private const int Again = 3;

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
        var (free, more, varied) = (await GateDrafts.ReadAsync(knowledgeFolder, "free"), await GateDrafts.ReadAsync(knowledgeFolder, "more"), await GateDrafts.ReadAsync(knowledgeFolder, "varied"));
        var pretrained = PretrainedEncoder.Read();
        var others = more.Select(set => set.Story).ToHashSet();
        var clozes = Parallel([.. sets, .. free, .. more], ClozeExample.Of);
        // Free writers were told no rules, and may leave out who says it.
        var stories = new GateStories([.. sets, .. more]);
        var first = new ReaderExamples(clozes, Parallel([.. sets, .. more], set => FactualityExample.Of(set, stories)));
        var ofVaried = new GateStories(varied);
        var last = new ReaderExamples(Parallel(varied, ClozeExample.Of), Parallel(varied, set => FactualityExample.Of(set, ofVaried)));
        for (var fold = 0; fold < Folds; fold++)
        {
            bool IsSeen(string story) => others.Contains(story) || FoldOf(story) != fold;
            if (!File.Exists(PathOf(outputFolder, fold)))
                Train(pretrained, first.Where(IsSeen), last.Where(IsSeen), PathOf(outputFolder, fold));
            foreach (var unseen in new[] { first, last }.Select(examples => examples.Where(story => !IsSeen(story)).OneIn(Reported)))
                new ReaderReport(PathOf(outputFolder, fold)).Print(unseen.Clozes, unseen.Factualities);
        }

        Train(pretrained, first, last, Path.Combine(outputFolder, "readers.en.bin"));
    }

    private static List<TExample> Parallel<TExample>(IReadOnlyList<GateSet> sets, Func<GateSet, IEnumerable<TExample>> examplesOf) => [.. sets.AsParallel().AsOrdered().SelectMany(examplesOf)];

    private static void Train(IReadOnlyDictionary<string, float[]> pretrained, ReaderExamples first, ReaderExamples last, string path)
    {
        var (gaps, words) = first.Rows(MostPieces);
        var (lastGaps, lastWords) = last.Rows(MostPieces);
        Console.WriteLine(FormattableString.Invariant($"{path}: {gaps.Count} gaps and {words.Count} claims, then {lastGaps.Count} and {lastWords.Count}"));
        var random = new Random(1);
        using var net = new ReaderNet(pretrained);
        // Trained for the gaps alone, it starts better for both.
        Step(1, $"{path}.cloze", () => Learn(RoundsOfClozes, _ => Gaps(gaps)));
        Step(2, $"{path}.both", () => Learn(RoundsOfBoth, round => [.. Words(words), .. Gaps([.. gaps.Where((_, i) => i % RoundsOfBoth == round)])]));
        Step(3, path, () => Learn(RoundsOfVaried, round =>
            [.. Words([.. lastWords, .. words.Where((_, i) => i % Again == round)]), .. Gaps([.. lastGaps, .. gaps.Where((_, i) => i % (2 * Again) == round)])]));

        // Each takes a quarter of an hour and is kept; from its file training goes on as it would at once.
        void Step(int seed, string file, Action learn)
        {
            manual_seed(seed);
            random = new Random(seed);
            if (!File.Exists(file))
            {
                learn();
                net.Write(file);
            }

            net.Read(file);
        }

        IReadOnlyList<Func<Tensor>> Words(IReadOnlyList<FactualityRow> rows) => Batches(rows, row => row.Input.Pieces.Length, some => FactualityRow.Loss(net, some), random);

        IReadOnlyList<Func<Tensor>> Gaps(IReadOnlyList<ClozeRow> rows) => Batches(rows, row => row.Input.Pieces.Length, some => ClozeRow.Loss(net, some), random);

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
