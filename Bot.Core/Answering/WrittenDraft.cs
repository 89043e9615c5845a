namespace Bot.Core.Answering;

/// <summary>An answer in words of somebody's own, such as a model's, before it is checked.</summary>
public sealed record WrittenDraft(IReadOnlyList<WrittenClaim> Claims);

/// <param name="Text">One statement, without citation marks.</param>
/// <param name="Passages">Which of the passages that were given to the writer it rests on, counted from 1.</param>
public sealed record WrittenClaim(string Text, IReadOnlyList<int> Passages);
