using System.Globalization;
using Bot.Benchmarks;
using Spectre.Console;

// dotnet run -c Release --project Bot.Tests/Benchmarks -- [ARTICLES …]
// dotnet run -c Release --project Bot.Tests/Benchmarks -- discord [EVENTS]
if (args is ["discord", ..])
{
    await DiscordFiguresAsync(int.Parse(args.ElementAtOrDefault(1) ?? "20000", CultureInfo.InvariantCulture));
    return;
}

var sizes = args.Length > 0 ? [.. args.Select(size => int.Parse(size, CultureInfo.InvariantCulture))] : new[] { 1_000, 20_000 };
const int Questions = 300;
const double Mebibyte = 1024 * 1024;

var folder = Directory.CreateTempSubdirectory("docket-benchmark-").FullName;
try
{
    var table = new Table().AddColumns("articles", "ingested/s", "store MiB", "peak MiB", "ask p50 ms", "p95", "plain OR p50 ms", "p95", "ask : plain");
    foreach (var size in sizes)
    {
        var figures = await new StoreBenchmark(folder, size, Math.Min(Questions, size / 2)).RunAsync(CancellationToken.None);
        table.AddRow(
            Text(figures.Articles, "N0"), Text(figures.ArticlesPerSecond, "N0"), Text(figures.StoreBytes / Mebibyte, "N0"), Text(figures.PeakMemory / Mebibyte, "N0"),
            Text(figures.AskP50, "0.00"), Text(figures.AskP95, "0.00"), Text(figures.PlainP50, "0.00"), Text(figures.PlainP95, "0.00"),
            Text(figures.AskP50 / figures.PlainP50, "0.00"));
    }

    AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 120);
    AnsiConsole.Write(table);
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static async Task DiscordFiguresAsync(int events)
{
    const int Servers = 10_000;
    // First, while the process holds nothing else.
    var (elapsed, peak) = await DiscordBenchmark.ServersAsync(Servers);
    Console.WriteLine($"{Servers} servers taken in within {Text(elapsed.TotalSeconds, "0.00")} s, {Text(peak / Mebibyte, "N0")} MiB at most");
    Console.WriteLine($"events only: {Text(await DiscordBenchmark.EventsAsync(events, replies: false), "N0")} a second");
    Console.WriteLine($"with a reply each: {Text(await DiscordBenchmark.EventsAsync(events, replies: true), "N0")} a second");
}

static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
