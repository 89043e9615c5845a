using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Training.PublicSets;

/// <summary>The bot's sentence ranker over sentences that are given: those of a set are one store, those of a question one article.</summary>
public sealed class SelectionRanker : IAsyncDisposable
{
    private readonly TemporaryStore store;
    private readonly QuestionReader reader = new(Glossary.Empty, Lexicon.English);
    private readonly ConceptFinder concepts = new(Glossary.Empty, Lexicon.English);
    private readonly SentenceRanker ranker = new(Lexicon.English, FeatureWeights.Ranking);

    private SelectionRanker(TemporaryStore store) => this.store = store;

    public static async Task<SelectionRanker> OfAsync(IReadOnlyList<SelectionQuestion> questions) =>
        new(await TemporaryStore.OfDraftsAsync(questions.Select((question, i) => Article(question, i).Draft)));

    /// <returns>A score for each sentence, in the order of the set.</returns>
    public async Task<IReadOnlyList<double>> ScoreAsync(SelectionQuestion selection)
    {
        var question = reader.Read(selection.Text, "en", []);
        await using var snapshot = await store.Store.OpenSnapshotAsync(CancellationToken.None);
        var found = await concepts.FindAsync(question, snapshot, CancellationToken.None);
        var (passage, article) = (Passage(selection), Article(selection, 0).Draft);
        var summary = new ArticleSummary(article.Id, 1, article.Provenance, DateTimeOffset.UnixEpoch, ArticleOrigin.Ingested, Indexed: true);
        var scores = new double[selection.Sentences.Count];
        foreach (var hit in ranker.Rank(question, found, [(new SectionContent(0, summary, [passage]), 1)]))
            scores[passage.Sentences.ToList().IndexOf(hit.Span)] = hit.Score;
        return scores;
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private static PlainArticle Article(SelectionQuestion question, int number) =>
        new(number.ToString(CultureInfo.InvariantCulture), "", string.Join('\n', question.Sentences), "en");

    private static Passage Passage(SelectionQuestion question)
    {
        var text = string.Join('\n', question.Sentences);
        var spans = new List<TextSpan>();
        var start = 0;
        foreach (var sentence in question.Sentences)
        {
            spans.Add(new TextSpan(start, start + sentence.Length));
            start += sentence.Length + 1;
        }

        return new Passage(0, new TextSpan(0, text.Length), text, spans);
    }
}
