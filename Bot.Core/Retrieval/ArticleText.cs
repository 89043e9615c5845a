using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>The tokens of one article that a search has read, counted by term.</summary>
public sealed class ArticleText
{
    // What a headline says counts twice: it says in a few words what the article is about.
    private const int HeadlineCount = 2;

    private readonly Dictionary<string, int> counts = [];

    /// <param name="sentences">Of the article, in any order.</param>
    public ArticleText(string headline, IEnumerable<SentenceHit> sentences)
    {
        Tokens = [.. sentences.SelectMany(sentence => sentence.Tokens)];
        foreach (var token in Tokens)
            Add(token.Term, 1);
        foreach (var token in Analyzer.Analyze(headline))
            Add(token.Term, HeadlineCount);
    }

    /// <summary>Of the body.</summary>
    public IReadOnlyList<Token> Tokens { get; }

    public int Count(string term) => counts.GetValueOrDefault(term);

    private void Add(string term, int count) => counts[term] = counts.GetValueOrDefault(term) + count;
}
