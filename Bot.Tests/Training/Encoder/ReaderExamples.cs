namespace Bot.Training.Encoder;

/// <summary>What readers learn from or are measured with.</summary>
public sealed record ReaderExamples(IReadOnlyList<ClozeExample> Clozes, IReadOnlyList<FactualityExample> Factualities)
{
    public ReaderExamples Where(Func<string, bool> isStory) => new([.. Clozes.Where(example => isStory(example.Story))], [.. Factualities.Where(example => isStory(example.Story))]);

    public ReaderExamples OneIn(int count) => new([.. Clozes.Where((_, i) => i % count == 0)], [.. Factualities.Where((_, i) => i % count == 0)]);

    /// <param name="mostPieces">Longer ones are left out.</param>
    internal (IReadOnlyList<ClozeRow> Gaps, IReadOnlyList<FactualityRow> Words) Rows(int mostPieces) =>
    (
        [.. Clozes.AsParallel().AsOrdered().Select(ClozeRow.Of).Where(row => row.Input.Pieces.Length <= mostPieces)],
        [.. Factualities.AsParallel().AsOrdered().Select(FactualityRow.Of).Where(row => row.Input.Pieces.Length <= mostPieces)]);
}
