namespace Bot.Core.Language.Syntax;

/// <summary>The words of a sentence with the word each belongs to, in Universal Dependencies.</summary>
/// <param name="Heads">For each word the index of its head; -1 for the root.</param>
/// <param name="Labels">For each word what it is to its head: nsubj, obj, obl.</param>
/// <param name="Tags">For each word its part of speech, of the Penn treebank: NNP, VBD.</param>
internal sealed record SyntaxTree(IReadOnlyList<int> Heads, IReadOnlyList<string> Labels, IReadOnlyList<string> Tags);
