using Bot.Core.Ingestion;
using Bot.Core.Language;
using Bot.Core.Moderation;
using Bot.Core.Retrieval;

namespace Bot.Core.Upkeep;

/// <summary>What moderators do about words. Whether the caller may is the face's to check.</summary>
public sealed class GlossaryDesk(IEditorialStore store)
{
    private const int MostWords = 20;

    /// <exception cref="SourceException"/>
    public async Task<GlossaryAddition> AddAsync(Actor actor, GlossaryKind kind, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        words = [.. words.Select(ProvenanceValues.OneLine).Where(word => Analyzer.Analyze(word).Count > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (words.Count < 2)
            throw new SourceException("give two words or more, parted by commas, such as: ferry, boat");
        if (words.Count > (kind == GlossaryKind.Shorthand ? 2 : MostWords))
            throw new SourceException(kind == GlossaryKind.Shorthand ? "a short form means one thing: give it and what it means" : $"give at most {MostWords} words at a time");
        if (kind == GlossaryKind.Shorthand && words[0].Contains(' ', StringComparison.Ordinal))
            throw new SourceException("a short form is one word; add longer ones as synonyms");
        return await store.AddWordsAsync(actor, new GlossaryAddition(Number: 0, kind, words), cancellationToken)
            ?? throw new SourceException("these words are there already; glossary list shows all");
    }

    /// <exception cref="SourceException"/>
    public async Task RemoveAsync(Actor actor, long number, CancellationToken cancellationToken)
    {
        if (await store.RemoveWordsAsync(actor, number, cancellationToken) is null)
            throw new SourceException($"no words were added as {number}; glossary list shows all. What stands in the knowledge folder's file is taken out there");
    }

    public Task<IReadOnlyList<GlossaryAddition>> ListAsync(CancellationToken cancellationToken) => store.ListWordsAsync(cancellationToken);
}
