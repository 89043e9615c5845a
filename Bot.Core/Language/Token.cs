using Bot.Core.Articles;

namespace Bot.Core.Language;

/// <summary>A word or number of a text; the default one stands for none, and is empty.</summary>
/// <param name="Start">Where it stands, in UTF-16 positions.</param>
public readonly record struct Token(int Start, int End, WordForm? Form)
{
    /// <summary>In characters of its text.</summary>
    public TextSpan Span => new(Start, End);

    /// <summary>As written, in lower case, apostrophes straight, a possessive ending removed.</summary>
    public string Word => Form?.Word ?? "";

    /// <summary>What the index holds for it: its stem, or the number without grouping.</summary>
    public string Term => Form?.Term ?? "";
}
