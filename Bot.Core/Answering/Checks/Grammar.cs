using Bot.Core.Articles;
using Bot.Core.Language.Syntax;

namespace Bot.Core.Answering.Checks;

/// <summary>The trees of all sentences of a text, in the indices of its tokens.</summary>
internal sealed class Grammar
{
    private readonly int[] heads;
    private readonly string[] labels;
    private readonly string[] tags;
    private readonly List<int>[] children;

    public Grammar(ReadText text)
    {
        heads = new int[text.Tokens.Count];
        labels = new string[heads.Length];
        tags = new string[heads.Length];
        children = [.. Enumerable.Range(0, heads.Length).Select(_ => new List<int>())];
        foreach (var sentence in text.Sentences)
        {
            var tree = SyntaxModel.English.Parse(text.Text, text.Tokens, sentence);
            for (var i = 0; i < sentence.Length; i++)
            {
                var head = tree.Heads[i] < 0 ? -1 : sentence.Start + tree.Heads[i];
                (heads[sentence.Start + i], labels[sentence.Start + i], tags[sentence.Start + i]) = (head, tree.Labels[i], tree.Tags[i]);
                if (head >= 0)
                    children[head].Add(sentence.Start + i);
            }
        }
    }

    /// <summary>The word that a word belongs to; -1 for the first of a sentence's tree.</summary>
    public int HeadOf(int index) => heads[index];

    public string LabelOf(int index) => labels[index];

    public string TagOf(int index) => tags[index];

    public bool IsVerb(int index) => tags[index].StartsWith("VB", StringComparison.Ordinal);

    public IReadOnlyList<int> Children(int of) => children[of];

    public IEnumerable<int> Children(int of, string label) => children[of].Where(child => labels[child] == label);

    /// <summary>The verb or noun that heads the clause in which a word stands.</summary>
    public int ClauseOf(int index)
    {
        var at = index;
        while (heads[at] >= 0 && !(labels[at] is "ccomp" or "advcl" or "acl" or "acl:relcl" or "parataxis" or "csubj" || (labels[at] is "conj" && IsVerb(at))))
            at = heads[at];
        return at;
    }

    public bool IsUnder(int index, int above)
    {
        for (var at = index; at >= 0; at = heads[at])
        {
            if (at == above)
                return true;
        }

        return false;
    }

    /// <summary>The word of a range that the others of it belong to.</summary>
    public int HeadOf(TextSpan tokens)
    {
        var (best, least) = (tokens.Start, int.MaxValue);
        for (var i = tokens.Start; i < tokens.End; i++)
        {
            var depth = 0;
            for (var at = heads[i]; at >= 0; at = heads[at])
                depth++;
            if (depth < least)
                (best, least) = (i, depth);
        }

        return best;
    }
}
