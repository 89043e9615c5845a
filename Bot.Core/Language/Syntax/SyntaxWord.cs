namespace Bot.Core.Language.Syntax;

/// <summary>A word as the tagger and the parser see it.</summary>
/// <param name="Key">A hash of the word in lower case, its digits all alike.</param>
/// <param name="Ending">A hash of its last three letters.</param>
/// <param name="Cluster">The number of the group of words of like meaning it is in, and 0 for none.</param>
/// <param name="Shape">Whether it has a capital, digits, an ending of possession, and what mark stands before it.</param>
internal readonly record struct SyntaxWord(uint Key, uint Ending, uint Cluster, uint Shape)
{
    private const uint Capital = 1;
    private const uint Digits = 2;
    private const uint Possessive = 4;
    private const int MarkShift = 3;

    public static SyntaxWord None { get; } = new(Hash("<none>"), 0, 0, 0);

    /// <summary>What stands between it and the word before: 0 for a space.</summary>
    public uint Mark => Shape >> MarkShift;

    /// <param name="before">What stands between the word before and this one.</param>
    /// <param name="clusters">For each word that has a vector the number of its group.</param>
    public static SyntaxWord Of(string text, Token token, ReadOnlySpan<char> before, ReadOnlySpan<byte> clusters)
    {
        var word = token.Word;
        var plain = new string([.. word.Select(character => char.IsAsciiDigit(character) ? '0' : character)]);
        var shape = (char.IsUpper(text[token.Start]) ? Capital : 0) | (char.IsAsciiDigit(word[0]) ? Digits : 0) | (IsOwner(text, token) ? Possessive : 0) | (MarkOf(before) << MarkShift);
        var row = WordVectors.English.RowOf(word);
        return new SyntaxWord(Hash(plain), Hash(plain.AsSpan(Math.Max(0, plain.Length - 3))), row < 0 ? 0 : clusters[row] + 1u, shape);
    }

    /// <summary>FNV-1a, the same on every machine.</summary>
    public static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
            hash = (hash ^ character) * 16777619u;
        return hash;
    }

    private static bool IsOwner(string text, Token token) =>
        text.AsSpan(token.Start, token.End - token.Start) is var written && (written.EndsWith("'s", StringComparison.Ordinal) || written.EndsWith("’s", StringComparison.Ordinal)
            || (written.EndsWith("s", StringComparison.Ordinal) && token.End < text.Length && text[token.End] is '\'' or '’'));

    private static uint MarkOf(ReadOnlySpan<char> before) =>
        before is " " or "" ? 0u
        : before.Contains('"') || before.Contains('“') || before.Contains('”') ? before.Contains(',') ? 1u : 2u
        : before.Contains(';') || before.Contains(':') ? 3u
        : before.ContainsAny('—', '–', '(') || before.Contains(')') || before is " - " || before.Contains("--", StringComparison.Ordinal) ? 4u
        : before.Contains(',') ? 5u
        : before is "-" ? 6u
        : before.Contains('.') ? 7u
        : 8u;
}
