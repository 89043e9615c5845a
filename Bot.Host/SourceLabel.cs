using System.Globalization;
using Bot.Core.Articles;

namespace Bot.Host;

/// <summary>
/// How a source is named to people, on every platform: a note is called ours first of all, so that nobody
/// takes our words for the outlet's.
/// </summary>
internal static class SourceLabel
{
    public static string For(Provenance provenance, ReplyWords words)
    {
        var outlet = provenance.Outlet;
        var date = provenance.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? words.Undated;
        var headline = provenance.Headline;
        return provenance.Kind switch
        {
            SourceKind.Note => $"{words.OurNoteOn} “{headline}”, {outlet}, {date}",
            SourceKind.Statement => $"{words.Statement}: {outlet}, {date}, {headline}",
            SourceKind.Document => $"{words.Document}: {outlet}, {date}, {headline}",
            _ => $"{outlet}, {date}, {headline}",
        };
    }
}
