using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>A claim tells what passages say. It calls nobody, asks its reader for nothing, speaks not of itself, and hides nothing.</summary>
internal static partial class AddressCheck
{
    /// <summary>What may not stand in a claim whatever it cites.</summary>
    public static IEnumerable<Violation> Check(string claim, Lexicon lexicon)
    {
        foreach (Match mention in Mention().Matches(claim))
            yield return new Violation(ViolationKind.AddressesSomeone, mention.Value);
        foreach (Match markup in Markup().Matches(claim))
            yield return new Violation(ViolationKind.Markup, markup.Value);
        if (claim.Where(IsHidden).Select(character => $"U+{(int)character:X4}").Distinct().ToList() is { Count: > 0 } hidden)
            yield return new Violation(ViolationKind.HiddenCharacter, string.Join(' ', hidden));
        foreach (var appeal in Appeals(claim, lexicon))
            yield return new Violation(ViolationKind.AddressesSomeone, appeal);
    }

    /// <summary>"You" and "my" outside quotations, where the passages do not speak so themselves.</summary>
    public static IEnumerable<Violation> Check(Statement statement)
    {
        var claim = statement.Claim;
        for (var i = 0; i < claim.Tokens.Count; i++)
        {
            if (claim.IsQuoted[i] || !statement.IsCue("direct", claim.Word(i)) || IsNoPronoun(claim, i))
                continue;
            if (!statement.Cited.Any(passage => passage.PlacesOf(claim.Word(i)).Any(place => !passage.Body.IsQuoted[place])))
                yield return new Violation(ViolationKind.AddressesSomeone, claim.Tokens[i].Span.Of(claim.Text));
        }
    }

    /// <summary>US is a country, and "Title I" a number.</summary>
    private static bool IsNoPronoun(ReadText claim, int index) =>
        (claim.Word(index) is "us" or "i" or "mine" && claim.IsCapital(index) && (claim.Word(index) != "i" || (index > 0 && claim.IsCapital(index - 1))))
        || claim.Tokens[index].End - claim.Tokens[index].Start > claim.Word(index).Length + 2;

    private static IEnumerable<string> Appeals(string claim, Lexicon lexicon)
    {
        foreach (Match start in Opening().Matches(claim))
        {
            if (lexicon.Cues("appeal").Contains(start.Groups["verb"].Value.ToLowerInvariant()))
                yield return start.Value.Trim();
        }
    }

    private static bool IsHidden(char character) =>
        character is not ('\t' or '\n' or '\r')
        && char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    [GeneratedRegex(@"@(?:everyone|here|channel)\b|<[@#!][^>\s]*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Mention();

    [GeneratedRegex(@"</?[a-z][^<>]{0,200}>?|<!--|!?\[[^\[\]]{0,200}\]\([^()]{0,300}\)|```", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Markup();

    // A sentence that begins with a bare verb and goes on with what it wants.
    [GeneratedRegex(
        @"(?:^|[.!?:;–—]\s+)(?:please\s+)?(?<verb>[a-z]+)\s+(?:the|a|an|this|that|these|those|our|your|my|us|me|it|them|all|at|for|to|on|in|now|here|more|with|any)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Opening();
}
