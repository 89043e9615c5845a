using System.Security.Cryptography;
using System.Text;
using Bot.Core.Language.Encoder;
using static TorchSharp.torch;

namespace Bot.Training.Encoder;

/// <summary>Learns from the honest drafts what belongs where a name, number or date stands.</summary>
public sealed class ClozeTrainer(string knowledgeFolder, string outputFolder)
{
    private const int Rounds = 2;
    private const int Together = 32;
    private const double Rate = 1e-4;
    private const double WarmUp = 0.06;

    // Longer ones are few, and take most of the time.
    private const int MostPieces = 128;

    // One of so many is enough to tell how it does.
    private const int Reported = 8;

    /// <summary>How many times stories are left out, so that what is weighed after can be learned from stories that the reader has not seen.</summary>
    public const int Folds = 2;

    /// <summary>In which fold a story is left out.</summary>
    public static int FoldOf(string story) => SHA256.HashData(Encoding.UTF8.GetBytes(story))[1] % Folds;

    /// <summary>Where the reader is that has not seen the stories of a fold.</summary>
    public static string PathOf(string folder, int fold) => Path.Combine(folder, $"cloze.{fold}.bin");

    public async Task RunAsync()
    {
        List<ClozeExample> examples = [.. await ReadAsync("tuned"), .. await ReadAsync("hard"), .. await ReadAsync("free")];
        var more = await ReadAsync("more");
        var pretrained = PretrainedEncoder.Read();
        for (var fold = 0; fold < Folds; fold++)
        {
            var path = PathOf(outputFolder, fold);
            if (!File.Exists(path))
                Train(pretrained, [.. examples.Where(example => FoldOf(example.Story) != fold), .. more], path);
            Report(path, [.. examples.Where(example => FoldOf(example.Story) == fold).Where((_, i) => i % Reported == 0)]);
        }

        Train(pretrained, [.. examples, .. more], Path.Combine(outputFolder, "cloze.en.bin"));
    }

    private async Task<IReadOnlyList<ClozeExample>> ReadAsync(string part) =>
        [.. (await GateDrafts.ReadAsync(knowledgeFolder, part)).AsParallel().AsOrdered().SelectMany(ClozeExample.Of)];

    private static void Train(IReadOnlyDictionary<string, float[]> pretrained, IReadOnlyList<ClozeExample> examples, string path)
    {
        List<ClozeRow> rows = [.. examples.Select(example => (Example: example, Input: ClozeInput.Of(WordPieces.English, example.Text, example.Claim, example.Gap))).Where(one => one.Input.Pieces.Length <= MostPieces).Select(one => ClozeRow.Of(one.Example, one.Input))];
        Console.WriteLine(FormattableString.Invariant($"{path}: {rows.Count} of {examples.Count} examples"));
        manual_seed(1);
        var random = new Random(1);
        using var net = new ClozeNet(pretrained);
        using var optimizer = optim.AdamW(net.Trained, Rate, weight_decay: 0.01);
        var (step, steps, mean) = (0, Rounds * ((rows.Count + Together - 1) / Together), 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            // Those of like length go together, and not always the same.
            var batches = rows.OrderBy(row => row.Input.Pieces.Length + (random.NextDouble() * 20)).Chunk(Together).ToArray();
            random.Shuffle(batches);
            foreach (var batch in batches)
            {
                using var scope = NewDisposeScope();
                foreach (var group in optimizer.ParamGroups)
                    group.LearningRate = Rate * Math.Min(1, step / (WarmUp * steps)) * (1 - (step / (double)steps));
                var loss = Loss(net, ClozeRow.Batch(batch));
                optimizer.zero_grad();
                loss.backward();
                nn.utils.clip_grad_norm_(net.Trained, 1.0);
                optimizer.step();
                mean += (loss.item<float>() - mean) / Math.Min(++step, 50);
                if (step % 50 == 0)
                    Console.WriteLine(FormattableString.Invariant($"  {step} of {steps}: {mean:0.0000}"));
            }
        }

        net.Write(path);
    }

    /// <summary>How often what belongs into a gap is first, as the bot reads the weights.</summary>
    private static void Report(string path, IReadOnlyList<ClozeExample> unseen)
    {
        using var stream = File.OpenRead(path);
        var reader = ClozeReader.Read(stream);
        var right = unseen.AsParallel().Count(example =>
        {
            var scores = reader.Score(example.Text, [.. example.Right, .. example.Wrong], example.Claim, example.Gap);
            return scores.Take(example.Right.Count).Max() > scores.Skip(example.Right.Count).Max();
        });
        Console.WriteLine(FormattableString.Invariant($"{path}: {right / (double)unseen.Count:0.000} of {unseen.Count} gaps of stories left out are filled rightly"));
    }

    private static Tensor Loss(ClozeNet net, ClozeBatch batch)
    {
        var scores = net.forward(batch);
        return (Sum(batch.All) - Sum(batch.Right)).mean();

        Tensor Sum(Tensor among) => (scores + ((among - 1) * 1e4f)).logsumexp(-1);
    }
}
