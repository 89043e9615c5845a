using System.CommandLine;
using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Ingestion.Web;
using Bot.Host.Console;

namespace Bot.Host.Cli;

internal static class IngestCommand
{
    public static Command Create(CommandRunner runner)
    {
        var paths = new Argument<string[]>("source")
        {
            Description = "Files (Markdown, HTML, PDF, Word, plain text, JSON Lines archives), folders, or web addresses of articles and feeds",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("ingest", "Read sources into the store") { paths };
        runner.Attach(command, (parsed, cancellationToken) => IngestAsync(runner, parsed, parsed.GetValue(paths) ?? [], cancellationToken));
        return command;
    }

    private static async Task<int> IngestAsync(CommandRunner runner, ParseResult parsed, string[] paths, CancellationToken cancellationToken)
    {
        var shell = runner.Shell;
        var sources = paths.Select(path => WebSources.IsAddress(path) ? path : Path.GetFullPath(path, shell.WorkingDirectory)).ToList();
        await using var workspace = await runner.OpenAsync(parsed, cancellationToken);
        using var fetcher = new PageFetcher(runner.ReadSettings(parsed).Sources, shell.Clock);
        var web = new WebSources(new WebReader(fetcher));
        var tally = new IngestionTally();
        if (shell.Terminal.ShowsOutput)
            await IngestionProgress.ShowAsync(AnsiTerminal.Of(shell.Terminal), SourceFiles.TotalBytes(sources), Ingest, tally, cancellationToken);
        else
            await WriteLinesAsync(shell.Terminal.Output, Ingest(null), tally, cancellationToken);
        await shell.Terminal.Output.WriteLineAsync(tally.ToString());
        return tally is { Stored: 0, Rejected: > 0 } ? ExitCode.BadInput : ExitCode.Ok;

        IAsyncEnumerable<IngestionResult> Ingest(IProgress<long>? progress) =>
            new Ingester(workspace.Store, progress, shell.Clock, web.ReadAsync).IngestAsync(sources, ArticleOrigin.Ingested, cancellationToken);
    }

    private static async Task WriteLinesAsync(
        TextWriter output, IAsyncEnumerable<IngestionResult> results, IngestionTally tally, CancellationToken cancellationToken)
    {
        await foreach (var result in results.WithCancellation(cancellationToken))
        {
            tally.Count(result);
            await output.WriteLineAsync(IngestionLine.Of(result));
            await output.FlushAsync(cancellationToken);
        }
    }
}
