using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>What stands between quotation marks stands so in a cited passage, word for word.</summary>
internal static class QuoteCheck
{
    public static IEnumerable<Violation> Check(Statement statement)
    {
        foreach (var quote in QuotedText.In(statement.Claim.Text))
        {
            var words = quote.Trim().TrimEnd('.', ',', '?', '!', ';');
            if (words.Length > 0 && !statement.Cited.Any(passage => Holds(passage.Text, words) || Holds(passage.Text, WithOtherCase(words))))
                yield return new Violation(ViolationKind.QuoteNotVerbatim, quote);
        }
    }

    /// <summary>Whole words only: half a word is nobody's.</summary>
    private static bool Holds(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            var span = new TextSpan(at, at + words.Length);
            if ((span.Start == 0 || !Continues(text[span.Start - 1], text[span.Start])) && (span.End == text.Length || !Continues(text[span.End - 1], text[span.End])))
                return true;
        }

        return false;
    }

    /// <summary>What begins a sentence may go on in another, and the other way round.</summary>
    private static string WithOtherCase(string words) => (char.IsUpper(words[0]) ? char.ToLowerInvariant(words[0]) : char.ToUpperInvariant(words[0])) + words[1..];

    private static bool Continues(char first, char second) => char.IsLetterOrDigit(first) && char.IsLetterOrDigit(second);
}
