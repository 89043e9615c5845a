using System.Text.RegularExpressions;

namespace Bot.Core.Language;

/// <summary>A pattern over text in lower case, and what it shows.</summary>
/// <param name="CountsAnywhere">Whether it outdoes patterns that match earlier in the text.</param>
public sealed record LabelledPattern(string Label, Regex Pattern, bool CountsAnywhere)
{
    /// <summary>The first match; null when there is none, or none within the time that a question is worth.</summary>
    public Match? FirstIn(string lowerCaseText)
    {
        try
        {
            return Pattern.Match(lowerCaseText) is { Success: true } match ? match : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
