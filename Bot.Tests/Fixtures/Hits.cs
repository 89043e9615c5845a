using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Tests.Fixtures;

/// <summary>Sentences of a draft as if a search had found them.</summary>
internal static class Hits
{
    /// <summary>The sentence that holds some words.</summary>
    public static SentenceHit Of(ArticleDraft draft, string words)
    {
        var (passage, span) = PassageSplitter.Split(draft.Text)
            .SelectMany(passage => passage.Sentences, (passage, span) => (passage, span))
            .First(sentence => sentence.span.Of(draft.Text).Contains(words, StringComparison.Ordinal));
        var text = span.Of(draft.Text);
        var article = new ArticleSummary(draft.Id, 1, draft.Provenance, FerryStory.Now, ArticleOrigin.Ingested, Indexed: true);
        return new SentenceHit(article, passage, span, text, Analyzer.Analyze(text), new SentenceFeatures(), [], 1);
    }
}
