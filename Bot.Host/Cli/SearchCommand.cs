using System.CommandLine;
using System.Globalization;
using Bot.Core.Retrieval;
using Bot.Host.Configuration;
using Bot.Host.Console;
using Bot.Host.Json;

namespace Bot.Host.Cli;

internal static class SearchCommand
{
    private const int DefaultLimit = 10;

    public static Command Create(CommandRunner runner)
    {
        var words = FreeWords.Argument("words", "What to look for");
        var limit = new Option<int>("--limit")
        {
            Description = "How many passages at most",
            HelpName = "N",
            DefaultValueFactory = _ => DefaultLimit,
        };
        var json = new Option<bool>("--json") { Description = "Print the hits as one JSON object" };
        var batch = new Option<string?>("--batch")
        {
            Description = "Search for every line of a JSON Lines file {\"id\",\"question\"}; - is standard input",
            HelpName = "FILE",
        };
        var explain = new Option<bool>("--explain") { Description = "Show what each score is made of" };
        limit.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && number < 1)
                result.AddError("--limit must be at least 1");
        });
        var command = new Command("search", "Show the passages that bear on some words, best first") { words, limit, json, batch, explain };
        runner.Attach(command, (parsed, cancellationToken) => parsed.GetValue(batch) is { } file
            ? SearchAllAsync(runner, parsed, file, parsed.GetValue(limit), cancellationToken)
            : SearchOneAsync(
                runner,
                parsed,
                string.Join(' ', parsed.GetValue(words) ?? []),
                parsed.GetValue(limit),
                parsed.GetValue(json),
                parsed.GetValue(explain),
                cancellationToken));
        return command;
    }

    private static async Task<int> SearchOneAsync(
        CommandRunner runner, ParseResult parsed, string words, int limit, bool json, bool explain, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(words))
            throw new ConfigurationException("search for what? Try: search \"city budget\"");
        var terminal = runner.Shell.Terminal;
        await using var workspace = await runner.OpenAsync(parsed, cancellationToken);
        var hits = await workspace.Retriever.SearchAsync(words, limit, cancellationToken);
        if (json)
            await terminal.Output.WriteLineAsync(BotJson.Write(SearchJson.From(null, words, hits), BotJson.Default.SearchJson));
        else if (hits.Count == 0)
            await terminal.Error.WriteLineAsync("docket: no passage matches");
        else
            WriteHits(terminal.Output, hits, explain);
        return ExitCode.Ok;
    }

    private static void WriteHits(TextWriter output, IReadOnlyList<PassageHit> hits, bool explain)
    {
        var words = ReplyWords.For("en");
        foreach (var hit in hits)
        {
            var score = hit.Score.ToString("0.000", CultureInfo.InvariantCulture);
            output.WriteLine($"{hit.Rank}. {score}  {TerminalText.Line(SourceLabel.For(hit.Article.Provenance, words))}");
            output.WriteLine($"   {TerminalText.Line(hit.Passage.Text)}");
            output.WriteLine($"   {hit.Article.Id} {hit.Passage.Span.Start}-{hit.Passage.Span.End}");
            if (explain)
                output.WriteLine($"   = {hit.Explanation}");
        }
    }

    private static async Task<int> SearchAllAsync(CommandRunner runner, ParseResult parsed, string file, int limit, CancellationToken cancellationToken)
    {
        var terminal = runner.Shell.Terminal;
        using var reader = runner.OpenInput(file);
        await using var workspace = await runner.OpenAsync(parsed, cancellationToken);
        var lines = BatchLine.ReadAsync(reader, cancellationToken);
        await foreach (var (line, hits) in OrderedWork.RunAsync(lines, (line, stop) => SearchLineAsync(workspace, line, limit, stop), cancellationToken))
        {
            var request = line.Request;
            if (request.Problem is not null)
                await terminal.Error.WriteLineAsync($"docket: line {line.Number}: {request.Problem}");
            await terminal.Output.WriteLineAsync(BotJson.Write(SearchJson.From(request.Id, request.Question, hits), BotJson.Default.SearchJson));
            await terminal.Output.FlushAsync(cancellationToken);
        }

        return ExitCode.Ok;
    }

    private static async Task<(BatchLine Line, IReadOnlyList<PassageHit> Hits)> SearchLineAsync(
        Workspace workspace, BatchLine line, int limit, CancellationToken cancellationToken) =>
        (line, line.Request.Problem is null ? await workspace.Retriever.SearchAsync(line.Request.Question, limit, cancellationToken) : []);
}
