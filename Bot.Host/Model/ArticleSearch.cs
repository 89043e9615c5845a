using System.ComponentModel;
using Bot.Core.Retrieval;
using Microsoft.SemanticKernel;

namespace Bot.Host.Model;

/// <summary>The search that a model may ask for while it writes: of the store alone, and only so often.</summary>
internal sealed class ArticleSearch(SearchStore search, GivenPassages given, TokenCount tokens, DateOnly? asOf, int tokenBudget, ModelMetrics metrics)
{
    public const string Name = "search_articles";
    public const int MostSearches = 2;

    private const int MostPassages = 3;

    // Nobody looks for more in so few articles.
    private const int LongestWords = 200;

    private int left = MostSearches;

    public KernelFunction Function => field ??= KernelFunctionFactory.CreateFromMethod(SearchAsync, Name);

    public bool IsUsedUp => left == 0;

    /// <summary>Whether any of what was given was found by a search of the model.</summary>
    public bool IsUsed => left < MostSearches;

    [Description("Searches the stored articles, and gives further numbered passages.")]
    private async Task<string> SearchAsync([Description("A few English words to look for.")] string words, CancellationToken cancellationToken)
    {
        if (left == 0)
            return ModelJson.Write(new FoundJson([], "there are no more searches: answer from the passages you have"));
        left--;
        metrics.Searched();
        if (string.IsNullOrWhiteSpace(words) || words.Length > LongestWords)
            return ModelJson.Write(new FoundJson([], "search with a few words"));
        var found = await search(words, cancellationToken);
        // "As of June" lets nothing count that came after June, whoever looks for it.
        var sentences = found.Sentences.Where(hit => asOf is null || hit.Article.Provenance.Published <= asOf).ToList();
        var passages = given.Add(sentences.Take(MostPassages * 2), sentences, MostPassages, tokens, tokenBudget);
        return ModelJson.Write(new FoundJson(passages, passages.Count == 0 ? "nothing was found" : null));
    }
}

/// <summary>Finds the evidence for a few words; <see cref="Retriever.RetrieveAsync"/> does.</summary>
internal delegate Task<Evidence> SearchStore(string words, CancellationToken cancellationToken);
