namespace Bot.Core.Retrieval;

/// <summary>
/// Okapi BM25 over whole articles (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009). The index scores
/// sections, and weighs the fields of its rows for finding sentences; whoever searches wants articles.
/// </summary>
/// <param name="articles">How many articles the store has.</param>
/// <param name="meanLength">Of the articles compared, in tokens.</param>
public sealed class Bm25(int articles, double meanLength)
{
    // As everybody sets them: how soon further occurrences stop counting, and how much length counts against an article.
    private const double Saturation = 1.2;
    private const double LengthShare = 0.75;

    /// <summary>How much the term tells.</summary>
    /// <param name="frequency">In how many articles it occurs.</param>
    public double Rarity(int frequency) => Math.Log(1 + (articles - frequency + 0.5) / (frequency + 0.5));

    /// <summary>What no article scores higher than for the term, however often it says it.</summary>
    public double Most(int frequency) => Rarity(frequency) * (Saturation + 1);

    /// <param name="count">How often the article says the term.</param>
    /// <param name="length">Of the article, in tokens.</param>
    /// <param name="frequency">In how many articles it occurs.</param>
    public double Score(int count, int length, int frequency) =>
        Most(frequency) * count / (count + Saturation * (1 - LengthShare + LengthShare * length / Math.Max(1, meanLength)));
}
