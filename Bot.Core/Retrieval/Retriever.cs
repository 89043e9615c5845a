#pragma warning disable CS9113
using Bot.Core.Articles;

namespace Bot.Core.Retrieval;

/// <summary>Finds the passages that bear on a question.</summary>
public sealed class Retriever(IArticleIndex index, Glossary glossary)
{
    public Task<IReadOnlyList<PassageHit>> SearchAsync(string words, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException("not written yet");
}
