using Bot.Core.Evaluation.Gate;

namespace Bot.Training;

/// <summary>The honest drafts that are learned from.</summary>
public static class GateDrafts
{
    /// <param name="part">Tuned, varied, hard, free or more.</param>
    public static async Task<IReadOnlyList<GateSet>> ReadAsync(string knowledgeFolder, string part)
    {
        using var reader = new StreamReader(Path.Combine(knowledgeFolder, $"eval/gate/{part}.jsonl"));
        return await GateCorpus.ReadAsync(reader, CancellationToken.None).ToListAsync();
    }
}
