using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Bot.Benchmarks;

/// <summary>
/// The built program ingesting an archive of generated articles: at one go, interrupted in the middle and taken up again, killed in the
/// middle and taken up again, and once more when all is stored.
/// </summary>
public sealed class IngestionBenchmark(string folder, int articles)
{
    private const int Seed = 20200206;
    private const int Interrupt = 2;
    private const int Kill = 9;

    // Of a run that goes on, the first lines are of articles that are stored already.
    private const string Known = "unchanged";

    private string Archive => Path.Combine(folder, "archive.jsonl");

    public async IAsyncEnumerable<IngestionFigures> RunAsync()
    {
        await WriteArchiveAsync();
        yield return await IngestAsync("at one go", "whole.db", signal: null);
        yield return await IngestAsync("once more", "whole.db", signal: null);
        foreach (var (name, signal) in new[] { ("interrupted", Interrupt), ("killed", Kill) })
        {
            yield return await IngestAsync(name, $"{name}.db", signal);
            yield return await IngestAsync($"{name}, taken up again", $"{name}.db", signal: null);
        }
    }

    private async Task WriteArchiveAsync()
    {
        await using var archive = new StreamWriter(Archive);
        foreach (var article in new GeneratedArticles(Seed).Take(articles))
        {
            var provenance = article.Provenance;
            await archive.WriteLineAsync(JsonSerializer.Serialize(new
            {
                id = article.Id.Value,
                title = provenance.Headline,
                url = provenance.Url,
                outlet = provenance.Outlet,
                published = provenance.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                language = provenance.Language,
                text = article.Text,
            }));
        }
    }

    /// <param name="signal">Sent when half of the articles are reported; null for none.</param>
    private async Task<IngestionFigures> IngestAsync(string name, string store, int? signal)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Join(AppContext.BaseDirectory, "Bot.Host.dll"), "ingest", Archive, "--store", Path.Combine(folder, store), "--no-knowledge"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("the program does not start");
        var (added, known, peak) = (0, 0, 0L);
        var (knownUntil, signalled) = (TimeSpan.Zero, TimeSpan.Zero);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith($"{Known}\t", StringComparison.Ordinal))
                (known, knownUntil) = (known + 1, Stopwatch.GetElapsedTime(started));
            else if (line.StartsWith("added\t", StringComparison.Ordinal))
                added++;
            if ((added + known) % 200 == 0)
                peak = Math.Max(peak, PeakOf(process));
            if (added == articles / 2 && signal is { } sent)
            {
                _ = SendSignal(process.Id, sent);
                signalled = Stopwatch.GetElapsedTime(started);
            }
        }

        await process.WaitForExitAsync();
        var elapsed = Stopwatch.GetElapsedTime(started);
        return new IngestionFigures(name, added, known, knownUntil, elapsed, signal is null ? TimeSpan.Zero : elapsed - signalled, peak, process.ExitCode);
    }

    private static long PeakOf(Process process)
    {
        process.Refresh();
        return process.HasExited ? 0 : process.PeakWorkingSet64;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}

/// <param name="Known">Those that were stored already.</param>
/// <param name="KnownUntil">When the last of them was reported, from the start of the program.</param>
/// <param name="Stopping">From the signal to the end; zero where none was sent.</param>
/// <param name="PeakMemory">Of the program, in bytes.</param>
public sealed record IngestionFigures(string Run, int Added, int Known, TimeSpan KnownUntil, TimeSpan Elapsed, TimeSpan Stopping, long PeakMemory, int ExitCode);
