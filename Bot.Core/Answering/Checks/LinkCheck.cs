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

    // With a scheme, beginning with www, an address of mail, or a name of two parts with a path or an ending that is no English word.
    [GeneratedRegex(
        """https?://[^\s<>"]+|\bwww\.[^\s<>"]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|\b[a-z0-9-]{2,63}\.(?:com|org|net|info|biz|gg|io|app|dev|xyz|ru|cn|me|tv|link|click|example)\b(?:/[^\s<>"]*)?""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Link();
}
