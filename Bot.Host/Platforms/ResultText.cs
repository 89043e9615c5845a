using Bot.Core.Articles;
using Bot.Core.Commands;
using Bot.Core.Language;
using Bot.Core.Moderation;
using Bot.Host.Json;

namespace Bot.Host.Platforms;

/// <summary>What a command gave as plain text for a chat; each platform escapes it.</summary>
internal static class ResultText
{
    private const string Gap = " · ";
    private const int MostDiffLine = 300;

    /// <param name="most">Characters in all; what is over is left to the command line.</param>
    public static string Of(CommandResult result, int most)
    {
        return Shortening.To(string.Join('\n', result.Parts.SelectMany(Lines)).Trim('\n'), most);
    }

    private static IEnumerable<string> Lines(ResultPart part) => part switch
    {
        ResultPart.Line line => [CommandSpelling.InChat(line.Text)],
        ResultPart.Quote quote => [quote.Text],
        ResultPart.Table table => table.Rows.Select(row => string.Join(Gap, row.Where(field => field.Length > 0))),
        ResultPart.Articles articles => articles.Shown.Select(Line),
        ResultPart.FullArticle full => Lines(full.Article),
        ResultPart.Diff diff => Lines(diff.Changes),
        _ when ResultFile.NameOf(part) is { } file => [file],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Line(ArticleSummary article) => string.Join(
        Gap, [article.Id.Value, IsoDate.Of(article.Provenance.Published) ?? "undated", article.Provenance.Outlet, article.Provenance.Headline, .. article.Indexed ? (string[])[] : ["not cited"]]);

    private static IEnumerable<string> Lines(Article article)
    {
        yield return SourceLabel.For(article.Provenance, ReplyWords.For("en"));
        yield return article.Provenance.Url;
        var retrieved = Minute.Of(article.RetrievedAt);
        yield return $"{article.Id}, revision {article.Revision}, stored {retrieved}{(article.Indexed ? "" : ", not cited")}";
        yield return "";
        yield return article.Text;
    }

    private static IEnumerable<string> Lines(RevisionDiff diff) =>
        diff.Provenance.Concat(diff.Removed.Select(line => $"− {Shortened(line)}")).Concat(diff.Added.Select(line => $"+ {Shortened(line)}"));

    private static string Shortened(string line) => Shortening.To(line, MostDiffLine);
}
