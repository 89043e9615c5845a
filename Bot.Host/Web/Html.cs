using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Bot.Host.Web;

/// <summary>Pieces of HTML; whatever comes from outside passes through here.</summary>
internal static class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Encode(string text) => Encoder.Encode(text);

    /// <summary>A link out of the bot. An address that is no web address is shown and not followed: it may be a script.</summary>
    public static string OutboundLink(string url, string label) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? $"<a href=\"{Encode(url)}\" rel=\"noopener noreferrer\">{Encode(label)}</a>"
            : $"{Encode(label)} <span class=\"quiet\">({Encode(url)})</span>";

    public static string ArticleAddress(string id, int? start = null, int? end = null)
    {
        var path = $"/articles/{Uri.EscapeDataString(id)}";
        return start is null ? path : string.Create(CultureInfo.InvariantCulture, $"{path}?start={start}&end={end}#passage");
    }
}
