namespace Bot.Core.Language.Syntax;

/// <summary>Names what a word is to the word it belongs to: its subject, its object, its adverb.</summary>
internal static class ArcLabeller
{
    private static readonly HashSet<uint> Forms = [.. new[] { "is", "are", "was", "were", "be", "been", "being", "get", "got", "isn't", "wasn't", "weren't" }.Select(word => SyntaxWord.Hash(word))];

    public static int[] Label(IReadOnlyList<SyntaxWord> words, ReadOnlySpan<int> tags, int[] heads, LinearTable table)
    {
        var labels = new int[words.Count];
        Span<uint> room = stackalloc uint[SyntaxFeatures.Most];
        Span<int> scores = stackalloc int[table.Classes];
        for (var i = 0; i < labels.Length; i++)
        {
            table.Score(Look(words, tags, heads, i, room), scores);
            labels[i] = Tagger.Best(scores);
        }

        return labels;
    }

    public static ReadOnlySpan<uint> Look(IReadOnlyList<SyntaxWord> words, ReadOnlySpan<int> tags, int[] heads, int child, Span<uint> room)
    {
        var features = new SyntaxFeatures(room);
        var head = heads[child];
        var side = head < 0 ? 0u : head < child ? 1u : 2u;
        var (word, headWord) = (words[child].Key, head < 0 ? 1u : words[head].Key);
        var (tag, headTag) = ((uint)tags[child] + 1, head < 0 ? 0 : (uint)tags[head] + 1);
        var distance = head < 0 ? 0u : (uint)Math.Min(Math.Abs(head - child), 5);
        var near = Relatives(words, tags, heads, child);
        var grandTag = head < 0 || heads[head] < 0 ? 0 : (uint)tags[heads[head]] + 1;
        var (before, after) = (child > 0 ? (uint)tags[child - 1] + 1 : 0, child + 1 < words.Count ? (uint)tags[child + 1] + 1 : 0);
        features.Add(word, tag, side);
        features.Add(tag, headTag, side);
        features.Add(headWord, tag, side);
        features.Add(word, headWord, side);
        features.Add(word, headTag, side);
        features.Add(tag, headTag, side, distance);
        features.Add(near.LeftWord, tag, headTag, side);
        features.Add(near.LeftWord, headWord, side);
        features.Add(near.LeftWord, tag, side);
        features.Add(near.FirstTag, tag, headTag, side);
        features.Add(near.BeforeHead, tag, headTag, side);
        features.Add(near.BeforeHead, headWord, side);
        features.Add(near.Sisters, tag, headTag, side);
        features.Add(near.Being, tag, headTag, side);
        features.Add(near.Being, headWord, side);
        features.Add(near.Being, near.BeforeHead, headTag, side);
        features.Add(near.SisterBefore, tag, headTag, side);
        features.Add(near.OwnSubject, tag, headTag, side);
        features.Add(grandTag, tag, headTag, side);
        features.Add(before, tag, after, side);
        features.Add(before, tag, headTag, side);
        features.Add(words[child].Mark, tag, headTag, side);
        features.Add(words[child].Shape, tag, headTag, side);
        features.Add(words[child].Ending, headTag, side);
        features.Add(words[child].Ending, head < 0 ? 0 : words[head].Ending, side);
        features.Add(tag, side, distance);
        features.Add(child > 0 ? words[child - 1].Key : 0, tag, side);
        features.Add(child + 1 < words.Count ? words[child + 1].Key : 0, tag, side);
        var headCluster = head < 0 ? 0 : words[head].Cluster + 1;
        features.Add(words[child].Cluster, headCluster, side);
        features.Add(words[child].Cluster, headTag, tag, side);
        features.Add(headCluster, tag, side);
        features.Add(near.LeftWord, words[child].Cluster, headTag, side);
        return features.All;
    }

    /// <summary>What stands on its left side tells a phrase's case; among its sisters whether there is a subject or an auxiliary.</summary>
    private static Near Relatives(IReadOnlyList<SyntaxWord> words, ReadOnlySpan<int> tags, int[] heads, int child)
    {
        var (head, near, isFirst) = (heads[child], new Near(), true);
        for (var i = 0; i < words.Count; i++)
        {
            if (heads[i] == child && i < child)
            {
                if (isFirst)
                    near = near with { FirstTag = (uint)tags[i] + 1, LeftWord = words[i].Key };
                isFirst = false;
                if (tags[i] != tags[child])
                    near = near with { OwnSubject = (uint)tags[i] + 1 };
            }

            if (head < 0 || heads[i] != head || i == child)
                continue;
            near = near with
            {
                Sisters = near.Sisters + (i < head ? 1u : 16),
                SisterBefore = i < child ? (uint)tags[i] + 1 : near.SisterBefore,
                BeforeHead = i == head - 1 ? words[i].Key : near.BeforeHead,
                Being = i < head && Forms.Contains(words[i].Key) ? 1 : near.Being,
            };
        }

        return near;
    }

    private readonly record struct Near(uint FirstTag, uint LeftWord, uint OwnSubject, uint Sisters, uint SisterBefore, uint BeforeHead, uint Being);
}
