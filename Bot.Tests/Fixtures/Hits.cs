using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Tests.Fixtures;

/// <summary>Sentences of a draft as if a search had found them.</summary>
internal static class Hits
{
    /// <summary>The sentence that holds some words.</summary>
    public static SentenceHit Of(ArticleDraft draft, string words) =>
        All(draft).First(hit => hit.Text.Contains(words, StringComparison.Ordinal));

    public static IEnumerable<SentenceHit> All(ArticleDraft draft)
    {
        var article = new ArticleSummary(draft.Id, 1, draft.Provenance, FerryStory.Now, ArticleOrigin.Ingested, Indexed: true);
        foreach (var passage in PassageSplitter.Split(draft.Text))
        {
            foreach (var span in passage.Sentences)
            {
                var text = span.Of(draft.Text);
                yield return new SentenceHit(article, passage, span, text, Analyzer.Analyze(text), new SentenceFeatures(), [], 1);
            }
        }
    }
}
