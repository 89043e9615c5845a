using System.Text.RegularExpressions;
using Bot.Core.Articles;

namespace Bot.Core.Retrieval;

/// <summary>How old somebody is, as news says it: "aged 55", "the 55-year-old", "Morrow, 55, said".</summary>
public static partial class Ages
{
    /// <summary>Whether a question asks for an age.</summary>
    public static bool AreAskedBy(Question question) => question.Tokens.Any(token => token.Word is "old" or "age" && token.Start < question.Frame.End && token.End > question.Frame.Start);

    /// <summary>Where a sentence states ages, in characters.</summary>
    public static IEnumerable<TextSpan> In(string text) =>
        Age().Matches(text).Select(match => match.Groups["years"]).Select(years => new TextSpan(years.Index, years.Index + years.Length));

    [GeneratedRegex(
        @"\b(?:aged?|then|now|turned|turning) (?<years>\d{1,3})\b(?![\d.,]*\d)|\b(?<years>\d{1,3})[ -]years?[ -](?:old|of age)\b|\p{L}, (?<years>\d{1,3})(?=,|\.$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 100)]
    private static partial Regex Age();
}
