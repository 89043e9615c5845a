using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>What stands between quotation marks stands so in a cited passage, word for word.</summary>
internal static class QuoteCheck
{
    public static IEnumerable<Violation> Check(Statement statement)
    {
        foreach (var quote in QuotedText.In(statement.Claim.Text).Concat(BetweenSingleMarks(Unquoted(statement.Claim.Text))))
        {
            var words = quote.Trim().TrimEnd('.', ',', '?', '!', ';');
            if (words.Length > 0 && !statement.Cited.Any(passage => Holds(passage.Text, words, _ => true) || Holds(passage.Text, WithOtherCase(words), at => char.IsLower(words[0]) || Begins(passage.Text, at))))
                yield return new Violation(ViolationKind.QuoteNotVerbatim, quote);
        }

        // Marks that open nothing, close nothing or hold nothing make what stands beside them look like somebody's words.
        if (Stray(statement.Claim.Text) is { } stray)
            yield return new Violation(ViolationKind.QuoteNotVerbatim, stray);
    }

    /// <summary>What stands between single marks, apostrophes aside; three words at least, for fewer may be of owners, as in "the clerks' and drivers' unions".</summary>
    private static IEnumerable<string> BetweenSingleMarks(string text)
    {
        for (var open = text.IndexOf('\''); open >= 0; open = text.IndexOf('\'', open + 1))
        {
            if (!IsLetterOrNumber(text, open + 1) || IsLetterOrNumber(text, open - 1))
                continue;
            var close = open + 1;
            while (close < text.Length && (text[close] != '\'' || (char.IsLetter(text[close - 1]) && close + 1 < text.Length && char.IsLetter(text[close + 1]))))
                close++;
            if (close == text.Length || IsLetterOrNumber(text, close + 1) || text.AsSpan(open, close - open).Count(' ') < 2)
                continue;
            yield return text[(open + 1)..close];
            open = close;
        }
    }

    private static bool IsLetterOrNumber(string text, int index) => index >= 0 && index < text.Length && (char.IsLetter(text[index]) || char.IsNumber(text[index]));

    private static string? Stray(string text)
    {
        if (QuotedText.Spans(text).FirstOrDefault(span => span.Length == 0 || string.IsNullOrWhiteSpace(span.Of(text))) is { Start: > 0 } empty)
            return text[(empty.Start - 1)..(empty.End + 1)];
        var marks = Enumerable.Range(0, text.Length).Where(i => text[i] == '"').ToList();
        // "A 12" pipe" is measured in inches.
        return marks.Count % 2 == 1 && !marks.Exists(at => at > 0 && char.IsAsciiDigit(text[at - 1])) ? text[marks[^1]..] : null;
    }

    /// <summary>The text with blanks in the place of what stands between double marks.</summary>
    private static string Unquoted(string text)
    {
        var blank = text.ToCharArray();
        foreach (var span in QuotedText.Spans(text))
            Array.Fill(blank, ' ', span.Start, span.Length);
        return new string(blank);
    }

    /// <summary>Whether a sentence or a quotation begins there.</summary>
    private static bool Begins(string text, int at) => text.AsSpan(0, at).TrimEnd() is not [.., not ('.' or '!' or '?' or ':' or '"' or '\'' or '「' or '(' or '—' or '–')];

    /// <summary>Whole words only: half a word is nobody's.</summary>
    private static bool Holds(string text, string words, Func<int, bool> mayBegin)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            var span = new TextSpan(at, at + words.Length);
            if (mayBegin(at) && (span.Start == 0 || !Continues(text[span.Start - 1], text[span.Start])) && (span.End == text.Length || !Continues(text[span.End - 1], text[span.End])))
                return true;
        }

        return false;
    }

    /// <summary>What begins a sentence may go on in another, and the other way round.</summary>
    private static string WithOtherCase(string words) => (char.IsUpper(words[0]) ? char.ToLowerInvariant(words[0]) : char.ToUpperInvariant(words[0])) + words[1..];

    private static bool Continues(char first, char second) => char.IsLetterOrDigit(first) && char.IsLetterOrDigit(second);
}
