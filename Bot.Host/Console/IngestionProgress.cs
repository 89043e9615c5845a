using Bot.Core.Ingestion;
using Spectre.Console;

namespace Bot.Host.Console;

/// <summary>A progress bar for a person; what was rejected stays on the screen above it.</summary>
internal static class IngestionProgress
{
    /// <param name="ingest">Starts reading; tells how many bytes are done.</param>
    public static Task ShowAsync(
        IAnsiConsole console,
        long totalBytes,
        Func<IProgress<long>, IAsyncEnumerable<IngestionResult>> ingest,
        IngestionTally tally,
        CancellationToken cancellationToken) =>
        console.Progress()
            .AutoClear(enabled: true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask("reading sources", maxValue: Math.Max(1, totalBytes));
                await foreach (var result in ingest(new Bar(task)).WithCancellation(cancellationToken))
                {
                    tally.Count(result);
                    task.Description = Markup.Escape(tally.ToString());
                    if (result is IngestionResult.Rejected)
                        console.WriteLine(IngestionLine.Of(result));
                }
            });

    private sealed class Bar(ProgressTask task) : IProgress<long>
    {
        public void Report(long value) => task.Value = value;
    }
}
