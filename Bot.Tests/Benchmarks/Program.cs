using System.Globalization;
using Bot.Benchmarks;
using Bot.Host.Configuration;
using Spectre.Console;

// dotnet run -c Release --project Bot.Tests/Benchmarks -- [slack | discord [EVENTS] | clients [EVENTS] | ingest [ARTICLES] | vectors [COUNT …] | ARTICLES …]
if (args is ["discord", ..])
{
    await DiscordFiguresAsync(int.Parse(args.ElementAtOrDefault(1) ?? "20000", CultureInfo.InvariantCulture));
    return;
}

if (args is ["slack"])
{
    await SlackFiguresAsync();
    return;
}

if (args is ["ingest", ..])
{
    await IngestionFiguresAsync(int.Parse(args.ElementAtOrDefault(1) ?? "10000", CultureInfo.InvariantCulture));
    return;
}

if (args is ["vectors", .. var counts])
{
    VectorFigures(counts.Length > 0 ? [.. counts.Select(count => int.Parse(count, CultureInfo.InvariantCulture))] : [10_000, 50_000, 100_000]);
    return;
}

if (args is ["clients", ..])
{
    await ClientFiguresAsync(int.Parse(args.ElementAtOrDefault(1) ?? "20000", CultureInfo.InvariantCulture));
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

static async Task IngestionFiguresAsync(int articles)
{
    var scratch = Directory.CreateTempSubdirectory("docket-benchmark-").FullName;
    try
    {
        var table = new Table().AddColumns("run", "added", "stored already", "by s", "in s", "articles/s", "stopped in s", "peak MiB", "exit");
        await foreach (var run in new IngestionBenchmark(scratch, articles).RunAsync())
        {
            table.AddRow(
                run.Run, Text(run.Added, "N0"), Text(run.Known, "N0"), Text(run.KnownUntil.TotalSeconds, "0.0"), Text(run.Elapsed.TotalSeconds, "0.0"),
                Text((run.Added + run.Known) / run.Elapsed.TotalSeconds, "N0"), Text(run.Stopping.TotalSeconds, "0.00"), Text(run.PeakMemory / Mebibyte, "N0"), Text(run.ExitCode, "0"));
        }

        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 120);
        AnsiConsole.Write(table);
    }
    finally
    {
        Directory.Delete(scratch, recursive: true);
    }
}

static async Task DiscordFiguresAsync(int events)
{
    const int Servers = 10_000;
    // First, while the process holds nothing else.
    var (elapsed, peak) = await DiscordBenchmark.ServersAsync(Servers);
    Console.WriteLine($"{Servers} servers taken in within {Text(elapsed.TotalSeconds, "0.00")} s, {Text(peak / Mebibyte, "N0")} MiB at most");
    foreach (var replies in new[] { false, true })
    {
        var (perSecond, perProcessorSecond) = await DiscordBenchmark.EventsAsync(events, replies);
        Console.WriteLine($"events{(replies ? " with a reply each" : "")}: {Text(perSecond, "N0")} a second, {Text(perProcessorSecond, "N0")} a second of processor time");
    }
}

static async Task SlackFiguresAsync()
{
    var scratch = Directory.CreateTempSubdirectory("docket-benchmark-").FullName;
    try
    {
        var slack = await new SlackBenchmark(scratch).RunAsync(CancellationToken.None);
        AnsiConsole.Write(new Table().AddColumns("messages acknowledged/s", "questions acknowledged/s", "questions", "event to reply p50 ms", "p99").AddRow(
            Text(slack.AcknowledgedPerSecond, "N0"), Text(slack.KeptPerSecond, "N0"), Text(slack.Questions, "N0"), Text(slack.ReplyP50, "0.0"), Text(slack.ReplyP99, "0.0")));
    }
    finally
    {
        Directory.Delete(scratch, recursive: true);
    }
}

static void VectorFigures(IReadOnlyList<int> counts)
{
    var table = new Table().AddColumns("vectors", "dimensions", "MiB", "search p50 ms", "p95");
    foreach (var figures in counts.Select(VectorBenchmark.Run))
        table.AddRow(Text(figures.Count, "N0"), Text(VectorBenchmark.Dimensions, "N0"), Text(figures.Memory / Mebibyte, "N0"), Text(figures.SearchP50, "0.0"), Text(figures.SearchP95, "0.0"));
    AnsiConsole.Write(table);
}

// Every client of the build in turn, row by row.
static async Task ClientFiguresAsync(int events)
{
    string[] kinds = ChatClients.HasSdks ? [ChatClients.BuiltIn, ChatClients.Sdk] : [ChatClients.BuiltIn];
    var table = new Table().AddColumns(["", .. kinds]);
    foreach (var replies in new[] { false, true })
        await RowAsync($"Discord: events/s{(replies ? " with a reply each" : "")}", async kind => Text((await DiscordBenchmark.EventsAsync(events, replies, kind)).PerSecond, "N0"));
    await RowAsync("Discord: ms from a break to the next message, median and most", async kind => Spread(await ReconnectBenchmark.DiscordAsync(kind)));
    await RowAsync("Slack: messages/s, questions/s, event to reply p50 ms", async kind =>
    {
        var scratch = Directory.CreateTempSubdirectory("docket-benchmark-").FullName;
        try
        {
            var slack = await new SlackBenchmark(scratch, kind).RunAsync(CancellationToken.None);
            return $"{Text(slack.AcknowledgedPerSecond, "N0")}, {Text(slack.KeptPerSecond, "N0")}, {Text(slack.ReplyP50, "0.0")}";
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    });
    await RowAsync("Slack: ms from a break to the next message, median and most", async kind => Spread(await ReconnectBenchmark.SlackAsync(kind)));
    AnsiConsole.Write(table);

    async Task RowAsync(string name, Func<string, Task<string>> measure)
    {
        var cells = new List<string> { name };
        foreach (var kind in kinds)
            cells.Add(await measure(kind));
        Console.WriteLine(string.Join(" | ", cells));
        table.AddRow([.. cells]);
    }
}

static string Spread(List<double> times) => $"{Text(Percentile.Of(times, 0.5), "N0")}, {Text(times.Max(), "N0")}";

static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
