namespace Bot.Core.Language.Syntax;

/// <summary>What the tagger, the parser and the labeller look at, as hashes.</summary>
internal ref struct SyntaxFeatures(Span<uint> room)
{
    /// <summary>No look needs more.</summary>
    public const int Most = 80;

    private readonly Span<uint> room = room;
    private int count;
    private uint kind;

    public readonly ReadOnlySpan<uint> All => room[..count];

    public void Add(uint one) => Push(Mix(Mix(++kind, one), 1));

    public void Add(uint one, uint two) => Push(Mix(Mix(Mix(++kind, one), two), 2));

    public void Add(uint one, uint two, uint three) => Push(Mix(Mix(Mix(Mix(++kind, one), two), three), 3));

    public void Add(uint one, uint two, uint three, uint four) => Push(Mix(Mix(Mix(Mix(Mix(++kind, one), two), three), four), 4));

    private void Push(uint hash)
    {
        hash ^= hash >> 15;
        hash *= 0x2C1B3C6Du;
        hash ^= hash >> 13;
        room[count++] = hash;
    }

    private static uint Mix(uint hash, uint value) => uint.RotateLeft((hash * 0x9E3779B1u) ^ value, 13) * 0x85EBCA6Bu;
}
