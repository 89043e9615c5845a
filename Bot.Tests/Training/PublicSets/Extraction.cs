using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Core.Ingestion;
using SmartReader;

namespace Bot.Training.PublicSets;

/// <summary>
/// How much of an article, and how little else, is read out of a page: runs of four words in common with the body that people marked,
/// as scrapinghub's article-extraction-benchmark counts them.
/// </summary>
public static partial class Extraction
{
    private const int RunLength = 4;

    /// <summary>Every page, those on which the bot does worst first, and the F1 over all.</summary>
    public static async Task PrintAsync(string folder)
    {
        var pages = await MeasureAsync(folder);
        foreach (var page in pages.OrderBy(page => page.Docket.True))
            Print($"{page.Docket.Precision:0.000} {page.Docket.Recall:0.000} (alone {page.Alone.Precision:0.000} {page.Alone.Recall:0.000}) {page.Published:yyyy-MM-dd} {page.Url} {page.Reason}");
        Print($"{pages.Count} pages, F1: readability alone {F1(pages.Select(page => page.Alone)):0.000}, Docket {F1(pages.Select(page => page.Docket)):0.000}; a date found on {pages.Count(page => page.Published is not null)}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    private static async Task<IReadOnlyList<PageScore>> MeasureAsync(string folder)
    {
        var gold = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "ground-truth.json"))).RootElement;
        var scratch = Directory.CreateTempSubdirectory("docket-extraction-").FullName;
        var scores = new List<PageScore>();
        try
        {
            foreach (var page in gold.EnumerateObject())
            {
                var html = Path.Combine(scratch, $"{page.Name}.html");
                await using (var packed = new GZipStream(File.OpenRead(Path.Combine(folder, "html", $"{page.Name}.html.gz")), CompressionMode.Decompress))
                await using (var unpacked = File.Create(html))
                    await packed.CopyToAsync(unpacked);
                var body = page.Value.GetProperty("articleBody").GetString() ?? "";
                var url = page.Value.GetProperty("url").GetString() ?? "";
                var (text, published, reason) = await ReadAsync(html);
                var alone = Readable(url, await File.ReadAllTextAsync(html));
                scores.Add(new PageScore(url, Overlap.Of(body, alone), Overlap.Of(body, text), published, reason));
            }
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        return scores;
    }

    /// <summary>The harmonic mean of the mean precision and the mean recall.</summary>
    public static double F1(IEnumerable<Overlap> pages)
    {
        var all = pages.ToList();
        var precision = all.Where(page => page.True + page.False > 0).Average(page => page.Precision);
        var recall = all.Where(page => page.True + page.Missed > 0).Average(page => page.Recall);
        return 2 * precision * recall / (precision + recall);
    }

    private static async Task<(string Text, DateOnly? Published, string? Reason)> ReadAsync(string path)
    {
        await foreach (var reading in SourceReader.ReadAsync(path, CancellationToken.None))
        {
            return reading switch
            {
                SourceReading.Read read => (read.Draft.Text, read.Draft.Provenance.Published, null),
                SourceReading.Rejected rejected => ("", null, rejected.Reason),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }

        return ("", null, "nothing was read");
    }

    private static string Readable(string url, string html)
    {
        using var reader = new Reader(Uri.TryCreate(url, UriKind.Absolute, out _) ? url : "https://example.org/", html);
        return reader.GetArticle().TextContent ?? "";
    }

    /// <param name="True">Runs of words that both have, as a share of all, likewise the others.</param>
    /// <param name="False">Runs that only what was read has.</param>
    /// <param name="Missed">Runs that only the marked body has.</param>
    public sealed record Overlap(double True, double False, double Missed)
    {
        public double Precision => True + False > 0 ? True / (True + False) : Missed > 0 ? 0 : 1;

        public double Recall => True + Missed > 0 ? True / (True + Missed) : False > 0 ? 0 : 1;

        public static Overlap Of(string gold, string read)
        {
            var (expected, found) = (Runs(gold), Runs(read));
            var shared = expected.Sum(run => Math.Min(run.Value, found.GetValueOrDefault(run.Key)));
            double surplus = found.Values.Sum() - shared, missed = expected.Values.Sum() - shared;
            var all = Math.Max(1, shared + surplus + missed);
            return new Overlap(shared / all, surplus / all, missed / all);
        }

        private static Dictionary<string, int> Runs(string text)
        {
            var words = Word().Matches(text).Select(match => match.Value).ToList();
            if (words.Count == 0)
                return [];
            return Enumerable.Range(0, Math.Max(1, words.Count - RunLength + 1))
                .Select(i => string.Join(' ', words.Skip(i).Take(RunLength)))
                .CountBy(run => run)
                .ToDictionary();
        }
    }

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Word();
}

/// <param name="Alone">What readability alone makes of the page.</param>
/// <param name="Docket">What the bot makes of it.</param>
/// <param name="Reason">Why the bot read nothing; null when it did.</param>
public sealed record PageScore(string Url, Extraction.Overlap Alone, Extraction.Overlap Docket, DateOnly? Published, string? Reason);
