using Bot.Core.Language.Syntax;

namespace Bot.Training.Syntax;

/// <summary>A sentence of a treebank in the bot's own tokens.</summary>
/// <param name="Heads">For each word the index of its head; -1 for the root.</param>
internal sealed record TreebankSentence(SyntaxWord[] Words, string[] Tags, int[] Heads, string[] Labels);
