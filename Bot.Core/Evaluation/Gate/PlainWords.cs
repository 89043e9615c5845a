using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Bot.Core.Evaluation.Gate;

/// <summary>
/// Words, names and numbers as the corruptions read them: by plain patterns of their own, so that what the claim check
/// overlooks is not overlooked by its examiner as well.
/// </summary>
internal static partial class PlainWords
{
    private static readonly FrozenSet<string> NoNames = FrozenSet.Create(
        StringComparer.Ordinal,
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec",
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "The", "A", "An", "I", "Their", "His", "Her", "Its", "He", "She", "It", "They", "We", "No", "Yes", "Mr", "Mrs", "Ms", "Dr", "St", "Sgt", "Capt", "Lt", "Rev", "Gov", "Sen", "Col", "Det");

    /// <summary>Whether a place in a text is between quotation marks.</summary>
    public static bool IsQuoted(string text, int index) => Quotes(text).Any(quote => quote.Index <= index && index < quote.Index + quote.Length);

    public static IEnumerable<Match> Quotes(string text) => Quotation().Matches(text);

    /// <summary>Words with a capital that no sentence begins with: names, or parts of names.</summary>
    public static HashSet<string> NameWords(IEnumerable<string> texts) =>
        [.. texts.SelectMany(text => Capital().Matches(text)).Select(match => match.Value).Where(word => !NoNames.Contains(word))];

    /// <summary>Names that are made of these words, each as long as it is written.</summary>
    public static IEnumerable<Match> Names(string text, HashSet<string> words) =>
        Run().Matches(text).Where(run => run.Value.Split(' ').All(word => words.Contains(word) || Particle().IsMatch(word) || Initial().IsMatch(word)));

    /// <summary>The stems, roughly, of the words that mean something.</summary>
    public static HashSet<string> Content(string text) =>
        [.. Word().Matches(text.ToLowerInvariant()).Select(match => match.Value).Where(word => word.Length > 3).Select(word => word[..Math.Min(5, word.Length)])];

    [GeneratedRegex("""["“][^"“”]*["”]""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Quotation();

    [GeneratedRegex("""(?<=[\p{Ll}\p{N},;–—’'] |[\p{Lu}][\p{L}’'-]* )\p{Lu}[\p{L}’'-]*?(?=['’]s\b|[^\p{L}’'-]|['’-](?!\p{L})|$)""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Capital();

    [GeneratedRegex("""\p{Lu}[\p{L}-]*(?:['’](?!s\b)\p{L}+)?(?: (?:(?:de|la|del|van|der|von|al|bin|da|di) )*(?:\p{Lu}\.|\p{Lu}[\p{L}-]*(?:['’](?!s\b)\p{L}+)?))*""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Run();

    [GeneratedRegex("^(?:de|la|del|van|der|von|al|bin|da|di)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Particle();

    [GeneratedRegex(@"^\p{Lu}\.$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Initial();

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Word();
}
