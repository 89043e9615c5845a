using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>Tells how far a sentence says in related words what a question asks in its own.</summary>
public sealed class RelatedWords
{
    // Below this two words of news share no more than that both occur in news.
    private const double Unrelated = 0.35;

    private const double NearlyTheSame = 0.6;

    private readonly IReadOnlyList<(Concept Concept, float[]? Vector)> concepts;
    private readonly ConceptMatcher thesaurus;
    private readonly float[]? topic;
    private readonly Lexicon lexicon;
    private readonly bool knowsWords;

    /// <param name="concepts">What is asked about.</param>
    /// <param name="lexicon">Of the sentences.</param>
    /// <param name="language">Of the question.</param>
    public RelatedWords(IReadOnlyList<Concept> concepts, Lexicon lexicon, string language)
    {
        this.lexicon = lexicon;
        knowsWords = language == lexicon.Language;
        this.concepts = [.. concepts.Select(concept => (concept, VectorOf(concept)))];
        thesaurus = new ConceptMatcher([.. concepts.Select(concept => concept with { Variants = InOtherWords(concept) })]);
        topic = Mean(this.concepts.Where(pair => pair.Vector is not null).Select(pair => (pair.Vector!, pair.Concept.Weight)));
    }

    /// <param name="tokens">Of the sentence.</param>
    /// <param name="qualities">How well the sentence says each concept in the asker's words or the glossary's.</param>
    /// <returns>The weighted share of the concepts said, names aside; how near the two are in meaning all in all; and 1 less the weight of what is said worst.</returns>
    public (double Covered, double Topic, double Worst) Compare(IReadOnlyList<Token> tokens, IReadOnlyList<double> qualities)
    {
        var vectors = Vectors(tokens);
        var related = thesaurus.Match(tokens);
        double covered = 0, all = 0, missing = 0;
        for (var i = 0; i < concepts.Count; i++)
        {
            var (concept, vector) = concepts[i];
            // A name has no related words. Where no word has any, leaving out the names alone would count against what names them.
            if (concept.IsName && knowsWords)
                continue;
            all += concept.Weight;
            var said = Math.Max(Math.Max(qualities[i], related[i].Quality), vector is null ? 0 : Nearest(vector, vectors));
            covered += concept.Weight * said;
            missing = Math.Max(missing, concept.Weight * (1 - said));
        }

        var mean = Mean(vectors.Select(vector => (vector, 1.0)));
        var near = mean is null || topic is null ? 0 : Math.Max(0, UnitVector.Cosine(mean, topic));
        return (all == 0 ? 1 : covered / all, near, 1 - missing);
    }

    private List<float[]> Vectors(IReadOnlyList<Token> tokens) =>
        [.. tokens.Where(token => !lexicon.StopWords.Contains(token.Word)).Select(token => WordVectors.English.Of(token.Word)).OfType<float[]>()];

    /// <summary>Whether a sentence says one of the concepts in other words that mean the same or nearly so.</summary>
    public bool InOtherWords(int concept, IReadOnlyList<Token> tokens) => thesaurus.Match(tokens)[concept].Quality >= NearlyTheSame;

    private static double Nearest(float[] vector, List<float[]> others)
    {
        var best = 0f;
        foreach (var other in others)
            best = Math.Max(best, UnitVector.Cosine(vector, other));
        return best < Unrelated ? 0 : Math.Min(1, best);
    }

    private static List<Variant> InOtherWords(Concept concept)
    {
        var variants = new List<Variant>();
        if (concept.IsName)
            return variants;
        foreach (var related in Thesaurus.English.Of(string.Join(' ', Analyzer.Analyze(concept.Surface).Select(token => token.Term))))
            variants.Add(new Variant(related.Terms, related.Strength));
        return variants;
    }

    private static float[]? VectorOf(Concept concept) =>
        concept.Surface.Split(' ').Select(WordVectors.English.Of).LastOrDefault(vector => vector is not null);

    /// <summary>The weighted mean as a unit vector; null of nothing.</summary>
    private static float[]? Mean(IEnumerable<(float[] Vector, double Weight)> vectors)
    {
        float[]? sum = null;
        foreach (var (vector, weight) in vectors)
        {
            sum ??= new float[vector.Length];
            UnitVector.Add(sum, vector, (float)weight);
        }

        return sum is null ? null : UnitVector.Normalise(sum);
    }
}
