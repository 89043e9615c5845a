using Bot.Core.Language.Encoder;

namespace Bot.Training.Encoder;

/// <summary>How readers do on stories that they have not seen, as the bot reads the weights.</summary>
internal sealed class ReaderReport
{
    private static readonly double[] Shares = [0.005, 0.01, 0.05];

    private readonly string path;
    private readonly PairReaders readers;

    public ReaderReport(string path)
    {
        this.path = path;
        using var stream = File.OpenRead(path);
        readers = PairReaders.Read(stream);
    }

    public void Print(IReadOnlyList<ClozeExample> clozes, IReadOnlyList<FactualityExample> factualities)
    {
        var right = clozes.AsParallel().Count(IsFilledRightly);
        Console.WriteLine(FormattableString.Invariant($"{path}: {right / (double)clozes.Count:0.000} of {clozes.Count} gaps of stories left out are filled rightly"));
        var read = factualities.AsParallel().SelectMany(example => example.Words
            .Zip(readers.Factuality.Read(example.Text, example.Claim, example.Silent, [.. example.Words.Select(word => word.Span)]), (word, value) => (Word: word, Value: value)).Where(one => one.Value is not null)).ToList();
        Line("told", [.. read.Where(one => one.Word.IsTold is not null).Select(one => (one.Word.IsTold!.Value, (double)one.Value!.Value.Told))]);
        Line("denied", [.. read.Where(one => one.Word.IsDenied is not null).Select(one => (one.Word.IsDenied!.Value, (double)one.Value!.Value.Denied))]);
    }

    private bool IsFilledRightly(ClozeExample example)
    {
        var scores = readers.Cloze.Score(example.Text, [.. example.Right, .. example.Wrong], example.Claim, example.Gap);
        return scores.Take(example.Right.Count).Max() > scores.Skip(example.Right.Count).Max();
    }

    private void Line(string name, IReadOnlyList<(bool Is, double Value)> words)
    {
        var (yes, no) = (words.Where(word => word.Is).Select(word => word.Value).ToList(), words.Where(word => !word.Is).Select(word => word.Value).OrderDescending().ToList());
        Console.WriteLine(FormattableString.Invariant($"{path}: of {yes.Count} words that are {name} the share found, where such a share of {no.Count} others is taken for one: ")
            + string.Join(", ", Shares.Select(share => FormattableString.Invariant($"{share}: {yes.Count(value => value > no[(int)(share * no.Count)]) / (double)yes.Count:0.000}"))));
    }
}
