using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>The words of one article that a search has read.</summary>
/// <param name="headline">Its tokens.</param>
/// <param name="sentences">The tokens of each.</param>
public sealed class ArticleText(IReadOnlyList<Token> headline, IReadOnlyList<IReadOnlyList<Token>> sentences)
{
    // What a headline says counts twice: it says in a few words what the article is about.
    private const int HeadlineCount = 2;

    /// <summary>Of the body.</summary>
    public IEnumerable<Token> Tokens => sentences.SelectMany(tokens => tokens);

    /// <summary>Of the body, in tokens.</summary>
    public int Length { get; } = sentences.Sum(tokens => tokens.Count);

    /// <summary>How often the article says each of the terms; those that it does not say are absent.</summary>
    public IReadOnlyDictionary<string, int> Count(IReadOnlySet<string> terms)
    {
        var counts = new Dictionary<string, int>();
        foreach (var tokens in sentences)
            Add(counts, terms, tokens, 1);
        Add(counts, terms, headline, HeadlineCount);
        return counts;
    }

    private static void Add(Dictionary<string, int> counts, IReadOnlySet<string> terms, IReadOnlyList<Token> tokens, int count)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var term = tokens[i].Term;
            if (terms.Contains(term))
                counts[term] = counts.GetValueOrDefault(term) + count;
        }
    }
}
