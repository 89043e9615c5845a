using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>
/// The terms that the best articles of a search use more than others do: what the searcher would have asked for, knowing them.
/// A relevance model (RM3: Abdul-Jaleel and others, "UMass at TREC 2004").
/// </summary>
public sealed class Feedback(Lexicon lexicon, Bm25 bm25)
{
    private const int MostArticles = 10;
    private const int MostTerms = 15;

    // The frequencies of no more terms than these are looked up.
    private const int MostCandidates = 100;

    // A term that more of the articles have belongs to the store, not to the matter.
    private const double LargestShareOfArticles = 0.1;

    // The weights of ranking are learned as log odds, so that the exponential of a score says how much likelier one is than
    // another. Twice that, and an article that answers clearly better than all others speaks alone: it stays the first.
    private const double Sharpness = 2;

    // An article that counts less than this against the best one is not worth reading.
    private const double SmallestWeight = 0.001;

    /// <summary>Terms with their weights, which add up to 1; none when nothing stands out.</summary>
    /// <param name="ranked">Articles with their scores, best first.</param>
    /// <param name="articles">How many articles the store has.</param>
    public async Task<IReadOnlyList<FeedbackTerm>> ReadAsync(
        IReadOnlyList<(ArticleText Text, double Score)> ranked, int articles, IIndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        var candidates = Probabilities(ranked).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(MostCandidates).ToList();
        var frequencies = await snapshot.FrequenciesAsync([.. candidates.Select(pair => pair.Key)], cancellationToken);
        var telling = candidates
            .Select(pair => (Term: pair.Key, Frequency: frequencies.GetValueOrDefault(pair.Key), Probability: pair.Value))
            .Where(term => term.Frequency > 1 && term.Frequency <= LargestShareOfArticles * articles)
            .Select(term => new FeedbackTerm(term.Term, term.Frequency, term.Probability * bm25.Rarity(term.Frequency)))
            .OrderByDescending(term => term.Weight)
            .Take(MostTerms)
            .ToList();
        var sum = telling.Sum(term => term.Weight);
        return [.. telling.Select(term => term with { Weight = term.Weight / sum })];
    }

    /// <summary>How likely a word of the best articles is each term, likelier articles counting more.</summary>
    private Dictionary<string, double> Probabilities(IReadOnlyList<(ArticleText Text, double Score)> ranked)
    {
        var probabilities = new Dictionary<string, double>();
        foreach (var (text, score) in ranked.Take(MostArticles))
        {
            var weight = Math.Exp(Sharpness * (score - ranked[0].Score));
            if (weight < SmallestWeight)
                break;
            foreach (var token in text.Tokens)
            {
                if (IsWord(token))
                    probabilities[token.Term] = probabilities.GetValueOrDefault(token.Term) + weight / text.Length;
            }
        }

        return probabilities;
    }

    private bool IsWord(Token token) =>
        token.Term.Length > 1 && !char.IsAsciiDigit(token.Term[0]) && !lexicon.StopWords.Contains(token.Word);
}

/// <param name="Frequency">In how many articles of the store it occurs.</param>
public readonly record struct FeedbackTerm(string Term, int Frequency, double Weight);
