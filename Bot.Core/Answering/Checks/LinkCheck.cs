using System.Text.RegularExpressions;

namespace Bot.Core.Answering.Checks;

/// <summary>Links lead only where the cited passages themselves lead, or to their articles.</summary>
internal static partial class LinkCheck
{
    public static IEnumerable<Violation> Check(Statement statement) =>
        from link in LinksOf(statement.Claim.Text)
        where !statement.Cited.Any(passage => LinksOf(passage.Text).Contains(link) || passage.Provenance.Url == link || LinksOf(QuotedText.Normalise(passage.Provenance.Url)).Contains(link))
        select new Violation(ViolationKind.LinkNotInStore, link);

    private static IEnumerable<string> LinksOf(string text) =>
        Link().Matches(text).Select(link => link.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', ']', '>', '"', '\''));

    // With a scheme, beginning with www, an address of mail, or a name of several parts with a path, or with an ending that is no English word.
    [GeneratedRegex(
        """\b[a-z][a-z0-9+.-]{1,20}:(?:/[^\s<>"]+|\+?\d{5}[^\s<>"]*)|\bwww\.[^\s<>"]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|(?<![\w.@-])(?:[\w-]{1,63}\.){1,5}(?:\p{L}{2,24}(?::\d{1,5})?/[^\s<>"]*|(?:com|org|net|info|biz|gg|io|app|dev|xyz|ru|cn|me|tv|link|click|example|uk|de|fr|eu|ly|cc|co|ai|news|site|online|shop|store|page)\b)""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Link();
}
