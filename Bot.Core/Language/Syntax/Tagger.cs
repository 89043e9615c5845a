namespace Bot.Core.Language.Syntax;

/// <summary>Gives each word of a sentence its part of speech, from left to right.</summary>
internal static class Tagger
{
    public static int[] Tag(IReadOnlyList<SyntaxWord> words, LinearTable table)
    {
        var tags = new int[words.Count];
        Span<uint> room = stackalloc uint[SyntaxFeatures.Most];
        Span<int> scores = stackalloc int[table.Classes];
        for (var i = 0; i < tags.Length; i++)
        {
            table.Score(Look(words, tags, i, room), scores);
            tags[i] = Best(scores);
        }

        return tags;
    }

    public static int Best(ReadOnlySpan<int> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
                best = i;
        }

        return best;
    }

    public static ReadOnlySpan<uint> Look(IReadOnlyList<SyntaxWord> words, ReadOnlySpan<int> tags, int i, Span<uint> room)
    {
        var features = new SyntaxFeatures(room);
        SyntaxWord At(int at) => at >= 0 && at < words.Count ? words[at] : SyntaxWord.None;
        var (one, two) = (i > 0 ? (uint)tags[i - 1] + 1 : 0, i > 1 ? (uint)tags[i - 2] + 1 : 0);
        var word = words[i];
        features.Add(word.Key);
        features.Add(word.Ending);
        features.Add(word.Shape, i == 0 ? 1u : 0);
        features.Add(word.Ending, word.Shape & 7);
        features.Add(one);
        features.Add(one, two);
        features.Add(one, word.Key);
        features.Add(one, word.Ending);
        features.Add(At(i - 1).Key);
        features.Add(At(i - 1).Ending, word.Ending);
        features.Add(At(i - 2).Key);
        features.Add(At(i + 1).Key);
        features.Add(At(i + 1).Ending, word.Ending);
        features.Add(At(i + 1).Shape);
        features.Add(At(i + 2).Key);
        features.Add(At(i - 1).Key, At(i + 1).Key);
        features.Add(one, At(i + 1).Ending);
        features.Add(word.Key, At(i + 1).Key);
        features.Add(word.Cluster, word.Shape & 7);
        features.Add(one, word.Cluster);
        features.Add(At(i + 1).Cluster);
        features.Add(At(i - 1).Cluster, word.Cluster);
        features.Add(word.Cluster, At(i + 1).Cluster);
        features.Add(one, two, word.Cluster);
        features.Add(one, word.Cluster, At(i + 1).Cluster);
        return features.All;
    }
}
