namespace Bot.Core.Retrieval;

/// <summary>The glossary of the knowledge folder with what moderators have added to it by now, in whichever process.</summary>
public sealed class LiveGlossary(Glossary glossary, IGlossaryStore store)
{
    private volatile Known known = new(0, glossary);

    /// <summary>The same one until something changes.</summary>
    public async Task<Glossary> ReadAsync(CancellationToken cancellationToken)
    {
        var version = await store.ReadGlossaryVersionAsync(cancellationToken);
        if (known is { } last && last.Version == version)
            return last.Glossary;
        var read = new Known(version, glossary.With(await store.ListWordsAsync(cancellationToken)));
        known = read;
        return read.Glossary;
    }

    private sealed record Known(long Version, Glossary Glossary);
}
