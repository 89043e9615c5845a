using Bot.Core.Articles;
using Bot.Core.Commands;
using Bot.Core.Moderation;
using Bot.Host.Console;
using Bot.Host.Json;

namespace Bot.Host.Cli;

/// <summary>What a command gave, on a terminal or as JSON.</summary>
internal static class CommandOutput
{
    /// <returns>The exit code.</returns>
    public static async Task<int> WriteAsync(Terminal terminal, CommandResult result, bool json)
    {
        var lines = result.Parts.SelectMany(part => json ? Json(part) : Lines(part)).ToList();
        if (result.IsFailure)
        {
            await terminal.Error.WriteLineAsync($"docket: {string.Join(' ', lines)}");
            return ExitCode.Failure;
        }

        foreach (var line in lines)
            await terminal.Output.WriteLineAsync(line);
        foreach (var part in result.Parts.OfType<ResultPart.Lines>())
        {
            await foreach (var line in part.Content)
                await terminal.Output.WriteLineAsync(line);
        }

        return ExitCode.Ok;
    }

    private static IEnumerable<string> Json(ResultPart part) => part switch
    {
        ResultPart.Articles articles => [BotJson.Write([.. articles.Shown.Select(SourceJson.From)], BotJson.Default.IReadOnlyListSourceJson)],
        ResultPart.FullArticle full => [BotJson.Write(SourceJson.From(full.Article), BotJson.Default.SourceJson)],
        _ => [],
    };

    private static IEnumerable<string> Lines(ResultPart part) => part switch
    {
        ResultPart.Line line => [TerminalText.Clean(line.Text)],
        ResultPart.Quote quote => [TerminalText.Clean(quote.Text)],
        ResultPart.Table table => table.Rows.Select(Row),
        ResultPart.Articles articles => articles.Shown.Select(Row),
        ResultPart.FullArticle full => Lines(full.Article),
        ResultPart.Diff diff => Lines(diff.Changes),
        ResultPart.AuditLog log => log.Entries.Select(entry => BotJson.Write(AuditJson.From(entry), BotJson.Default.AuditJson)),
        ResultPart.Download file => [file.Text],
        ResultPart.Lines => [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Row(IReadOnlyList<string> fields) => string.Join('\t', fields.Select(field => TerminalText.Line(field.Replace('\t', ' '))));

    private static string Row(ArticleSummary article) =>
        Row([article.Id.Value, IsoDate.Of(article.Provenance.Published) ?? "undated", article.Provenance.Outlet, article.Provenance.Headline]) + (article.Indexed ? "" : "\t(not indexed)");

    private static IEnumerable<string> Lines(RevisionDiff diff) =>
        diff.Provenance.Concat(diff.Removed.Select(line => $"- {line}")).Concat(diff.Added.Select(line => $"+ {line}")).Select(TerminalText.Clean);

    private static IEnumerable<string> Lines(Article article)
    {
        var provenance = article.Provenance;
        yield return TerminalText.Line(SourceLabel.For(provenance, ReplyWords.For("en")));
        if (provenance.Authors.Count > 0)
            yield return $"by {TerminalText.Line(string.Join(", ", provenance.Authors))}";
        yield return TerminalText.Line(provenance.Url);
        if (provenance.Updated is { } updated)
            yield return $"updated {IsoDate.Of(updated)}, as its publisher says";
        if (provenance.Correction is { } correction)
            yield return $"corrected by its publisher: {TerminalText.Line(correction)}";
        var retrieved = Minute.Of(article.RetrievedAt);
        yield return $"{article.Id}, revision {article.Revision}, stored {retrieved}{(article.Indexed ? "" : ", not indexed")}";
        yield return "";
        yield return TerminalText.Clean(article.Text);
    }
}
