namespace Bot.Core.Language.Syntax;

/// <summary>
/// Finds for each word of a sentence the word it belongs to, by arc-hybrid transitions from left to right
/// (Kuhlmann, Gómez-Rodríguez and Satta, 2011), each chosen by a linear model.
/// </summary>
internal ref struct DependencyParser
{
    public const int Shift = 0;
    public const int Left = 1;
    public const int Right = 2;
    public const int Moves = 3;

    private readonly IReadOnlyList<SyntaxWord> words;
    private readonly ReadOnlySpan<int> tags;
    private readonly List<int> stack = [];
    private readonly List<int>[] lefts;
    private readonly List<int>[] rights;
    private int next;

    public DependencyParser(IReadOnlyList<SyntaxWord> words, ReadOnlySpan<int> tags)
    {
        this.words = words;
        this.tags = tags;
        Heads = new int[words.Count];
        Array.Fill(Heads, -1);
        lefts = [.. Enumerable.Range(0, words.Count).Select(_ => new List<int>(2))];
        rights = [.. Enumerable.Range(0, words.Count).Select(_ => new List<int>(2))];
    }

    /// <summary>For each word the index of its head; -1 for the root.</summary>
    public int[] Heads { get; }

    public readonly IReadOnlyList<int> Stack => stack;

    public readonly int Next => next;

    public readonly bool IsDone => next == words.Count && stack.Count <= 1;

    public static int[] Parse(IReadOnlyList<SyntaxWord> words, ReadOnlySpan<int> tags, LinearTable table)
    {
        var parser = new DependencyParser(words, tags);
        Span<uint> room = stackalloc uint[SyntaxFeatures.Most];
        Span<int> scores = stackalloc int[Moves];
        while (!parser.IsDone)
        {
            table.Score(parser.Look(room), scores);
            var best = -1;
            for (var move = 0; move < Moves; move++)
            {
                if (parser.May(move) && (best < 0 || scores[move] > scores[best]))
                    best = move;
            }

            parser.Make(best);
        }

        return parser.Heads;
    }

    public readonly bool May(int move) => move switch
    {
        Shift => next < words.Count,
        Left => stack.Count > 0 && next < words.Count,
        _ => stack.Count > 1,
    };

    public void Make(int move)
    {
        if (move == Shift)
        {
            stack.Add(next++);
            return;
        }

        var child = stack[^1];
        stack.RemoveAt(stack.Count - 1);
        if (move == Left)
        {
            Heads[child] = next;
            lefts[next].Add(child);
        }
        else
        {
            Heads[child] = stack[^1];
            rights[stack[^1]].Add(child);
        }
    }

    public readonly ReadOnlySpan<uint> Look(Span<uint> room)
    {
        var features = new SyntaxFeatures(room);
        var at = Around();
        AddWords(ref features, at);
        AddShapes(ref features, at);
        AddClusters(ref features, at);
        return features.All;
    }

    private readonly void AddWords(ref SyntaxFeatures features, Places at)
    {
        var (ws0, ws1, wn0, wn1) = (Word(at.S0), Word(at.S1), Word(at.N0), Word(at.N1));
        var (ts0, ts1, ts2, tn0, tn1, tn2) = (Tag(at.S0), Tag(at.S1), Tag(at.S2), Tag(at.N0), Tag(at.N1), Tag(at.N2));
        var (distance, pause) = (Distance(at.S0, at.N0), Pauses(at.S0, at.N0));
        features.Add(ws0);
        features.Add(ts0);
        features.Add(ws0, ts0);
        features.Add(wn0);
        features.Add(tn0);
        features.Add(wn0, tn0);
        features.Add(wn1, tn1);
        features.Add(tn1, tn2);
        features.Add(ws1, ts1);
        features.Add(ts1);
        features.Add(ws0, wn0);
        features.Add(ws0, ts0, tn0);
        features.Add(ts0, wn0, tn0);
        features.Add(ts0, tn0);
        features.Add(ts0, tn0, distance, pause);
        features.Add(ts0, tn0, tn1);
        features.Add(ts1, ts0, tn0);
        features.Add(ts2, ts1, ts0);
        features.Add(ts1, ts0, tn0, tn1);
        features.Add(ts0, Tag(at.L0), tn0);
        features.Add(ts0, Tag(at.R0), tn0);
        features.Add(ts0, tn0, Tag(at.NL0));
        features.Add(ts1, ts0, Tag(at.R0));
        features.Add(ts1, Tag(at.R1), ts0);
        features.Add(ts1, Tag(at.L1), ts0);
        features.Add(ts0, Tag(at.L0), Tag(at.L00));
        features.Add(ts0, Tag(at.R0), Tag(at.R00));
        features.Add(tn0, Tag(at.NL0), Tag(at.NL00));
    }

    private readonly void AddShapes(ref SyntaxFeatures features, Places at)
    {
        var (ws0, ws1, wn0) = (Word(at.S0), Word(at.S1), Word(at.N0));
        var (ts0, ts1, tn0) = (Tag(at.S0), Tag(at.S1), Tag(at.N0));
        var (distance, apart, pause, mark) = (Distance(at.S0, at.N0), Distance(at.S1, at.S0), Pauses(at.S0, at.N0), Mark(at.N0));
        var (valencyLeft, valencyRight) = (Count(lefts, at.S0), Count(rights, at.S0));
        features.Add(ws0, valencyLeft, valencyRight);
        features.Add(ts0, valencyLeft, valencyRight, tn0);
        features.Add(wn0, Count(lefts, at.N0));
        features.Add(ts0, tn0, Count(lefts, at.N0));
        features.Add(ws0, distance, mark);
        features.Add(wn0, distance, mark);
        features.Add(ts0, tn0, mark);
        features.Add(ws1, ws0, apart);
        features.Add(ts1, ts0, apart, pause);
        features.Add(ws1, ts0, tn0);
        features.Add(ws1, ws0, tn0);
        features.Add(ws1, wn0, ts0);
        features.Add(Word(at.R0), ts0, tn0);
        features.Add(Word(at.L0), ts0, tn0);
        features.Add(ts1, Pauses(at.S1, at.S0), ts0, tn0);
        features.Add(ts1, ws0, wn0);
        features.Add(ts0, Shape(at.S0), tn0, Shape(at.N0));
        features.Add(ts1, ts0, at.S0 < 0 ? 0 : words[at.S0].Mark, mark);
        features.Add(ts0, tn0, Word(at.NL0));
        features.Add(ts1, tn0, Word(at.R1));
    }

    private readonly void AddClusters(ref SyntaxFeatures features, Places at)
    {
        var (ts0, ts1, tn0, tn1) = (Tag(at.S0), Tag(at.S1), Tag(at.N0), Tag(at.N1));
        var (cs0, cs1, cn0, cn1) = (Cluster(at.S0), Cluster(at.S1), Cluster(at.N0), Cluster(at.N1));
        var (distance, pause, mark, valencyRight) = (Distance(at.S0, at.N0), Pauses(at.S0, at.N0), Mark(at.N0), Count(rights, at.S0));
        features.Add(cs0, cn0, ts0, tn0);
        features.Add(cs0, tn0);
        features.Add(cn0, ts0);
        features.Add(cs1, cs0, ts1, ts0);
        features.Add(cs0, cn0, distance, mark);
        features.Add(cs0, cn1, tn0, tn1);
        features.Add(cs1, cn0, ts0);
        features.Add(cs0, Cluster(at.R0), tn0);
        features.Add(cs0, Cluster(at.L0), tn0);
        features.Add(cn0, Cluster(at.NL0), ts0);
        features.Add(cs1, Cluster(at.R1), ts0);
        features.Add(cs1, cs0, cn0);
        features.Add(ts1, ts0, tn0, pause);
        features.Add(ts0, tn0, tn1, mark);
        features.Add(ts0, valencyRight, tn0, tn1);
        features.Add(Tag(at.R0), ts0, tn0, tn1);
    }

    /// <summary>The top of the stack, what comes next, and the outer children of both.</summary>
    private readonly Places Around()
    {
        var (s0, s1, n0) = (OnStack(0), OnStack(1), Ahead(0));
        return new Places(
            s0, s1, OnStack(2), n0, Ahead(1), Ahead(2), Last(lefts, s0, 0), Last(lefts, s0, 1), Last(rights, s0, 0), Last(rights, s0, 1), Last(lefts, n0, 0), Last(lefts, n0, 1), Last(lefts, s1, 0), Last(rights, s1, 0));
    }

    private readonly uint Mark(int index) => index < 0 ? 15u : words[index].Mark;

    private readonly uint Shape(int index) => index < 0 ? 0 : words[index].Shape & 7;

    private static uint Distance(int from, int to) => from < 0 || to < 0 ? 0u : (uint)Math.Min(to - from, 6);

    private readonly int OnStack(int depth) => stack.Count > depth ? stack[^(depth + 1)] : -1;

    private readonly int Ahead(int steps) => next + steps < words.Count ? next + steps : -1;

    private readonly uint Word(int index) => index < 0 ? 0 : words[index].Key;

    private readonly uint Cluster(int index) => index < 0 ? 0 : words[index].Cluster + 1;

    private readonly uint Tag(int index) => index < 0 ? 0 : (uint)tags[index] + 1;

    private static int Last(List<int>[] children, int of, int back) => of >= 0 && children[of].Count > back ? children[of][^(back + 1)] : -1;

    private static uint Count(List<int>[] children, int of) => of < 0 ? 9 : (uint)Math.Min(children[of].Count, 4);

    /// <summary>The marks between two words, at most three.</summary>
    private readonly uint Pauses(int from, int to)
    {
        if (from < 0 || to < 0)
            return 9;
        var pauses = 0u;
        for (var i = from + 1; i <= to; i++)
            pauses += words[i].Mark is 0 or 6 ? 0u : 1;
        return Math.Min(pauses, 3);
    }

    /// <summary>Indices of words; -1 where there is none.</summary>
    private readonly record struct Places(int S0, int S1, int S2, int N0, int N1, int N2, int L0, int L00, int R0, int R00, int NL0, int NL00, int L1, int R1);
}
