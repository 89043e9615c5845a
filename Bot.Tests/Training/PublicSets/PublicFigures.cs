using System.Globalization;
using Spectre.Console;

namespace Bot.Training.PublicSets;

/// <summary>
/// Measures the bot on public sets, each beside plain methods that are measured in the same run. The sets only
/// measure, but for what the training tool names: none of their text may enter the repository.
/// </summary>
public static class PublicFigures
{
    private const int TableWidth = 120;

    private static readonly string[] Languages = ["en", "es", "zh"];

    public static async Task PrintAsync(string dataFolder)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var heading in new[] { "set", "measure", "n", "word count", "idf words", "BM25", "Docket" })
            table.AddColumn(new TableColumn(heading) { Alignment = table.Columns.Count < 2 ? Justify.Left : Justify.Right, NoWrap = true });
        await foreach (var figure in MeasureAsync(dataFolder))
        {
            // The measuring takes minutes: whoever waits sees that it goes on.
            await Console.Error.WriteLineAsync($"{figure.Set}: {figure.Measure}");
            table.AddRow(
                new Text(figure.Set), new Text(figure.Measure), new Text(figure.Questions.ToString(CultureInfo.InvariantCulture)),
                Cell(figure.WordCount), Cell(figure.IdfWords), Cell(figure.Bm25), Cell(figure.Docket));
        }

        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, TableWidth);
        AnsiConsole.Write(table);
    }

    private static async IAsyncEnumerable<Figure> MeasureAsync(string dataFolder)
    {
        string In(params string[] parts) => Path.Combine([dataFolder, .. parts]);

        foreach (var figure in await SentenceSelection.MeasureAsync("WikiQA dev", In("sentence-selection", "wikiqa-dev.jsonl")))
            yield return figure;
        foreach (var figure in await SentenceSelection.MeasureAsync("SelQA dev", In("sentence-selection", "selqa-dev.jsonl")))
            yield return figure;
        foreach (var figure in await CollectionSearch.MeasureAsync("TIME", In("retrieval", "time")))
            yield return figure;
        foreach (var figure in await CollectionSearch.MeasureAsync("Cranfield", In("retrieval", "cranfield")))
            yield return figure;
        var squad = await QuestionPack.AskAsync("SQuAD 2.0", In("squad2"));
        foreach (var figure in (Figure[])[.. squad.Hits(), .. squad.Correct(), squad.Declined(), .. squad.Refusal("unanswerable")])
            yield return figure;
        var news = await QuestionPack.AskAsync("news", In("news"));
        foreach (var figure in (Figure[])[.. news.Hits(), .. news.Spans(), news.Declined(), .. news.Refusal("unanswerable"), .. news.Refusal("out-of-store")])
            yield return figure;
        foreach (var language in Languages)
            yield return await LanguagePack.SearchAsync(In("languages"), language);
        foreach (var language in Languages)
            yield return LanguagePack.Detection(In("languages"), language);
    }

    private static Text Cell(double? value) => new(value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-");
}
