using Bot.Core.Articles;
using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>
/// Numbers the articles of one answer from 1 in the order in which they are first cited. An article has one number
/// and one citation, which spans all the passages cited of it.
/// </summary>
public sealed class CitationList
{
    // Beyond this many characters a reader could not find the cited words in the citation.
    private const int LongestCitation = 2_000;

    private List<CitedArticle> cited = [];

    /// <summary>The numbers for a statement; none when its passage stands too far from what is already cited of its article.</summary>
    public IReadOnlyList<int> Cite(IReadOnlyList<SentenceHit> support)
    {
        // Only a statement that can be cited whole leaves anything in the list.
        var widened = cited.ToList();
        var numbers = new List<int>();
        foreach (var hit in support)
        {
            var index = widened.FindIndex(article => article.Summary.Id == hit.Article.Id);
            if (index < 0)
            {
                index = widened.Count;
                widened.Add(new CitedArticle(hit.Article, hit.Passage, hit.Passage.Span));
            }
            else if (widened[index].Widen(hit.Passage.Span) is var wider && wider.Span.Length <= LongestCitation)
            {
                widened[index] = wider;
            }
            else
            {
                return [];
            }

            numbers.Add(index + 1);
        }

        cited = widened;
        return [.. numbers.Distinct()];
    }

    public async Task<IReadOnlyList<Citation>> ReadAsync(IArticleStore store, CancellationToken cancellationToken)
    {
        var citations = new List<Citation>(cited.Count);
        foreach (var article in cited)
        {
            var text = await article.TextAsync(store, cancellationToken);
            var (id, revision, provenance) = (article.Summary.Id, article.Summary.Revision, article.Summary.Provenance);
            var span = article.Span with { End = article.Span.Start + text.Length };
            citations.Add(new Citation(citations.Count + 1, id, revision, provenance, span, text, TextFragment.Link(provenance, text)));
        }

        return citations;
    }

    private sealed record CitedArticle(ArticleSummary Summary, Passage First, TextSpan Span)
    {
        public CitedArticle Widen(TextSpan span) =>
            this with { Span = new TextSpan(Math.Min(Span.Start, span.Start), Math.Max(Span.End, span.End)) };

        /// <summary>The cited text: of one passage it is at hand, of several the store has what stands between them.</summary>
        public async Task<string> TextAsync(IArticleStore store, CancellationToken cancellationToken)
        {
            if (Span == First.Span)
                return First.Text;
            return Span.Of(await store.ReadRevisionAsync(Summary.Id, Summary.Revision, cancellationToken));
        }
    }
}
