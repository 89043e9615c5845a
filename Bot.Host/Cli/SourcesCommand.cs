using System.CommandLine;
using System.Globalization;
using Bot.Core.Articles;
using Bot.Host.Configuration;
using Bot.Host.Console;
using Bot.Host.Json;

namespace Bot.Host.Cli;

internal static class SourcesCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("sources", "See and keep what the store holds") { CreateList(runner), CreateShow(runner) };
        foreach (var review in SourceReviewCommands.Create(runner))
            command.Add(review);
        return command;
    }

    private static Command CreateList(CommandRunner runner)
    {
        var json = JsonOption();
        var command = new Command("list", "All articles, newest first: id, date, outlet, headline") { json };
        runner.Attach(command, (parsed, cancellationToken) => ListAsync(runner, parsed, parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static Command CreateShow(CommandRunner runner)
    {
        var json = JsonOption();
        var id = new Argument<string>("id") { Description = "The article's id, as sources list shows it" };
        var command = new Command("show", "One article with its stored text") { id, json };
        runner.Attach(command, (parsed, cancellationToken) =>
            ShowAsync(runner, parsed, new ArticleId(parsed.GetRequiredValue(id)), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static Option<bool> JsonOption() => new("--json") { Description = "Print JSON" };

    private static async Task<int> ListAsync(CommandRunner runner, ParseResult parsed, bool json, CancellationToken cancellationToken)
    {
        var output = runner.Shell.Terminal.Output;
        await using var workspace = await runner.OpenAsync(parsed, cancellationToken);
        var articles = await workspace.Store.ListAsync(cancellationToken);
        if (json)
        {
            IReadOnlyList<SourceJson> list = [.. articles.Select(SourceJson.From)];
            await output.WriteLineAsync(BotJson.Write(list, BotJson.Default.IReadOnlyListSourceJson));
            return ExitCode.Ok;
        }

        foreach (var article in articles)
        {
            var provenance = article.Provenance;
            var fields = new[] { article.Id.Value, IsoDate.Of(provenance.Published) ?? "undated", provenance.Outlet, provenance.Headline };
            await output.WriteLineAsync(string.Join('\t', fields.Select(field => TerminalText.Line(field.Replace('\t', ' ')))) + (article.Indexed ? "" : "\t(not indexed)"));
        }

        return ExitCode.Ok;
    }

    private static async Task<int> ShowAsync(CommandRunner runner, ParseResult parsed, ArticleId id, bool json, CancellationToken cancellationToken)
    {
        var output = runner.Shell.Terminal.Output;
        await using var workspace = await runner.OpenAsync(parsed, cancellationToken);
        var article = await workspace.Store.FindAsync(id, cancellationToken)
            ?? throw new ConfigurationException($"there is no article {id}; sources list shows all");
        if (json)
            await output.WriteLineAsync(BotJson.Write(SourceJson.From(article), BotJson.Default.SourceJson));
        else
            WriteArticle(output, article);
        return ExitCode.Ok;
    }

    private static void WriteArticle(TextWriter output, Article article)
    {
        var provenance = article.Provenance;
        output.WriteLine(TerminalText.Line(SourceLabel.For(provenance, ReplyWords.For("en"))));
        if (provenance.Authors.Count > 0)
            output.WriteLine($"by {TerminalText.Line(string.Join(", ", provenance.Authors))}");
        output.WriteLine(TerminalText.Line(provenance.Url));
        var retrieved = article.RetrievedAt.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
        output.WriteLine($"{article.Id}, revision {article.Revision}, stored {retrieved}{(article.Indexed ? "" : ", not indexed")}");
        output.WriteLine();
        output.WriteLine(TerminalText.Clean(article.Text));
    }
}
