using Bot.Core.Evaluation;
using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Training.PublicSets;

/// <summary>Which articles of a collection bear on a query: TIME and Cranfield.</summary>
public static class CollectionSearch
{
    private const int Depth = 100;
    private const int Shown = 10;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(string set, string folder)
    {
        var articles = PlainArticle.Read(Path.Combine(folder, "docs.jsonl"));
        var wanted = File.ReadLines(Path.Combine(folder, "qrels.tsv")).Select(line => line.Split('\t')).ToLookup(parts => parts[0], parts => parts[1]);
        var queries = JsonLines.Read(Path.Combine(folder, "queries.jsonl"))
            .Select(line => (Id: JsonLines.Text(line, "id"), Text: JsonLines.Text(line, "text")))
            .ToList();
        using var plain = new PlainIndex(articles);
        await using var store = await TemporaryStore.OfDraftsAsync(articles.Where(article => article.Text.Length > 0).Select(article => article.Draft));
        var retriever = new Retriever(store.Store, Glossary.Empty, Lexicon.English);
        var (ofPlain, ofDocket) = (new List<double[]>(), new List<double[]>());
        foreach (var (id, text) in queries)
        {
            var own = wanted[id].ToHashSet();
            ofPlain.Add(Measure(plain.Search(text, "en", Depth).Select(hit => hit.Article.Id), own));
            var hits = await retriever.SearchAsync(text, Depth, CancellationToken.None);
            ofDocket.Add(Measure(hits.Select(hit => hit.Article.Id.Value).Distinct(), own));
        }

        string[] measures = ["nDCG@10", "MAP", "MRR@10", "Hit@1", "Hit@5", "Hit@10"];
        return [.. measures.Select((measure, i) => Figure.Of(set, measure, queries.Count, ofPlain.Average(of => of[i]), ofDocket.Average(of => of[i])))];
    }

    private static double[] Measure(IEnumerable<string> found, HashSet<string> wanted)
    {
        var ranked = found.Select(wanted.Contains).ToList();
        return
        [
            RankMeasures.DiscountedGain(ranked, wanted.Count, Shown),
            RankMeasures.AveragePrecision(ranked, wanted.Count),
            RankMeasures.ReciprocalRank(ranked.Take(Shown)),
            .. new[] { 1, 5, 10 }.Select(depth => ranked.Take(depth).Any(isWanted => isWanted) ? 1.0 : 0),
        ];
    }
}
