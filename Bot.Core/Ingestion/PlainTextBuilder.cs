using System.Text;

namespace Bot.Core.Ingestion;

/// <summary>Writes paragraphs that blank lines part, from words that come in pieces; no line ends in white space.</summary>
internal sealed class PlainTextBuilder
{
    private readonly StringBuilder text = new();
    private int pendingBreaks;
    private bool pendingSpace;
    private string pendingPrefix = "";

    /// <summary>Adds words, runs of white space made one space.</summary>
    public void Words(ReadOnlySpan<char> words)
    {
        foreach (var c in words)
        {
            // A no-break space is the writer's; it stays.
            if (char.IsWhiteSpace(c) && c != '\u00A0')
                pendingSpace = true;
            else
                Append(c);
        }
    }

    /// <summary>Adds words exactly as they stand, line breaks included.</summary>
    public void Verbatim(string words)
    {
        foreach (var c in words)
        {
            if (c == '\n')
                Line();
            else if (c == ' ' && (pendingBreaks == 0 || pendingSpace))
                pendingSpace = true;
            else
                Append(c);
        }
    }

    public void Line() => Break(1);

    public void Paragraph() => Break(2);

    /// <summary>What the next words stand behind, such as the bullet of a list item.</summary>
    public void Prefix(string prefix) => pendingPrefix = prefix;

    public override string ToString() => text.ToString();

    private void Break(int lines)
    {
        pendingBreaks = Math.Max(pendingBreaks, lines);
        pendingSpace = false;
    }

    private void Append(char c)
    {
        if (text.Length > 0)
            text.Append('\n', pendingBreaks);
        if (pendingSpace && pendingBreaks == 0 && text.Length > 0)
            text.Append(' ');
        text.Append(pendingPrefix).Append(c);
        (pendingBreaks, pendingSpace, pendingPrefix) = (0, false, "");
    }
}
