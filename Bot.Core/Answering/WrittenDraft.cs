namespace Bot.Core.Answering;

/// <summary>An answer in words of somebody's own, such as a model's, before it is checked.</summary>
public sealed record WrittenDraft(IReadOnlyList<WrittenClaim> Claims);

/// <param name="Text">One statement, without citation marks.</param>
/// <param name="Sentences">All the sentences of the passages given to the writer that it rests on.</param>
public sealed record WrittenClaim(string Text, IReadOnlyList<SentenceId> Sentences)
{
    /// <summary>Where the sentences are among those that were given: each passage with no more of it than is cited.</summary>
    public IReadOnlyList<CitedPassage> Cited(IReadOnlyList<GivenPassage> given) =>
        [.. Sentences.GroupBy(id => id.Passage).Select(passage => given[passage.Key - 1].Cite(passage.Select(id => id.Sentence)))];

    /// <param name="passage">Counted from 1.</param>
    public bool Cites(int passage) => Sentences.Any(id => id.Passage == passage);
}
