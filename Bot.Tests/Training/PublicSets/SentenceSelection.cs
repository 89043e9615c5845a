using Bot.Core.Evaluation;

namespace Bot.Training.PublicSets;

/// <summary>Which of the sentences beside a question answers it: WikiQA and SelQA.</summary>
public static class SentenceSelection
{
    // A stable order would favour early sentences, which answer more often: that must not come for nothing.
    private const int Seeds = 10;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(string set, string path)
    {
        var all = SelectionQuestion.Read(path);
        var scorers = new SentenceScorers(all);
        await using var ranker = await SelectionRanker.OfAsync(all);
        var told = all.Where(question => question.Labels.Contains(true) && question.Labels.Contains(false)).ToList();
        var docket = new List<IReadOnlyList<double>>();
        foreach (var question in told)
            docket.Add(await ranker.ScoreAsync(question));
        IReadOnlyList<double>[] reached =
        [
            Measure(told, [.. told.Select(SentenceScorers.WordCount)]),
            Measure(told, [.. told.Select(scorers.IdfWords)]),
            Measure(told, [.. told.Select(scorers.Bm25)]),
            Measure(told, docket),
        ];
        string[] measures = ["MAP", "MRR", "P@1"];
        return [.. measures.Select((measure, i) => new Figure(set, measure, told.Count, reached[0][i], reached[1][i], reached[2][i], reached[3][i]))];
    }

    /// <returns>MAP, MRR and P@1.</returns>
    private static IReadOnlyList<double> Measure(IReadOnlyList<SelectionQuestion> questions, IReadOnlyList<IReadOnlyList<double>> scores)
    {
        double map = 0, mrr = 0, first = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            foreach (var (question, own) in questions.Zip(scores))
            {
                var order = Enumerable.Range(0, own.Count).ToArray();
                random.Shuffle(order);
                var ranked = order.OrderByDescending(i => own[i]).Select(i => question.Labels[i]).ToList();
                map += RankMeasures.AveragePrecision(ranked, question.Labels.Count(label => label));
                mrr += RankMeasures.ReciprocalRank(ranked);
                first += ranked[0] ? 1 : 0;
            }
        }

        var runs = Seeds * questions.Count;
        return [map / runs, mrr / runs, first / runs];
    }
}

public sealed record SelectionQuestion(string Id, string Text, IReadOnlyList<string> Sentences, IReadOnlyList<bool> Labels)
{
    public static IReadOnlyList<SelectionQuestion> Read(string path) =>
    [
        .. JsonLines.Read(path).Select(line => new SelectionQuestion(
            JsonLines.Text(line, "qid"),
            JsonLines.Text(line, "question"),
            [.. line.GetProperty("sentences").EnumerateArray().Select(sentence => sentence.GetString() ?? "")],
            [.. line.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32() != 0)])),
    ];
}
