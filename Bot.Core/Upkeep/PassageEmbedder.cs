using Bot.Core.Chat;
using Bot.Core.Retrieval;
using Microsoft.Extensions.AI;

namespace Bot.Core.Upkeep;

/// <summary>Embeds passages that have no vector of the model, batch by batch, while the bot runs.</summary>
/// <param name="model">What the vectors are kept under.</param>
/// <param name="report">Told when embedding begins to fail; null when it works again.</param>
public sealed class PassageEmbedder(IEmbeddingGenerator<string, Embedding<float>> generator, IVectorStore store, string model, int batchSize, TimeProvider clock, Action<Exception?> report)
{
    // So soon a new article is found by its meaning too.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    // Each failure doubles the wait, up to five minutes.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private TimeSpan wait;
    private DateTimeOffset notBefore;

    public Task RunAsync(CancellationToken cancellationToken) => Periodically.RunAsync(Period, clock, token => EmbedAsync(token), Fail, cancellationToken);

    /// <summary>Embeds all that has no vector; does nothing while it waits after a failure.</summary>
    /// <returns>How many passages were embedded.</returns>
    public async Task<int> EmbedAsync(CancellationToken cancellationToken)
    {
        var embedded = 0;
        while (clock.GetUtcNow() >= notBefore && await store.ListUnembeddedAsync(model, batchSize, cancellationToken) is { Count: > 0 } passages)
        {
            var texts = passages.Select(passage => passage.Text).Distinct().ToList();
            var embeddings = await generator.GenerateAsync(texts, cancellationToken: cancellationToken);
            if (embeddings.Count != texts.Count || embeddings.Any(embedding => embedding.Vector.Length != embeddings[0].Vector.Length))
                throw new InvalidDataException($"the model gave {embeddings.Count} vectors for {texts.Count} texts, or of different lengths");
            var vectors = texts.Zip(embeddings, (text, embedding) => (text, Vector: VectorTable.Unit(embedding.Vector.Span))).ToDictionary(pair => pair.text, pair => pair.Vector);
            await store.SaveAsync(model, [.. passages.Select(passage => new PassageVector(passage.Passage, passage.Text, vectors[passage.Text]))], cancellationToken);
            embedded += passages.Count;
            if (wait > TimeSpan.Zero)
                report(null);
            wait = TimeSpan.Zero;
        }

        return embedded;
    }

    private void Fail(Exception error)
    {
        if (wait == TimeSpan.Zero)
            report(error);
        wait = wait == TimeSpan.Zero ? Period : wait * 2 < LongestWait ? wait * 2 : LongestWait;
        notBefore = clock.GetUtcNow() + wait;
    }
}
