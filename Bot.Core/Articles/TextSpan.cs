namespace Bot.Core.Articles;

/// <summary>A half-open range of UTF-16 positions in a text.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;

    public string Of(string text) => text[Start..End];

    public TextSpan Shift(int offset) => new(Start + offset, End + offset);

    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;
}
