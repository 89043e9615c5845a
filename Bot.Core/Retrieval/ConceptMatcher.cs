using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>Finds the concepts of one question in texts.</summary>
public sealed class ConceptMatcher
{
    // "Won his first election" says "win election": words of a phrase, but not of a name, may have others between them.
    private const int MostBetween = 2;
    private const double ApartDiscount = 0.9;

    private readonly Dictionary<string, List<(int Concept, Variant Variant)>> variantsByFirstTerm = [];

    public ConceptMatcher(IReadOnlyList<Concept> concepts)
    {
        Concepts = concepts;
        for (var i = 0; i < concepts.Count; i++)
        {
            foreach (var variant in concepts[i].Variants)
            {
                if (!variantsByFirstTerm.TryGetValue(variant.Terms[0], out var variants))
                    variantsByFirstTerm[variant.Terms[0]] = variants = [];
                variants.Add((i, variant));
            }
        }
    }

    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>For each concept, how well a text says it and where it first does so best.</summary>
    public ConceptMatch[] Match(IReadOnlyList<Token> tokens)
    {
        var matches = new ConceptMatch[Concepts.Count];
        Array.Fill(matches, ConceptMatch.None);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!variantsByFirstTerm.TryGetValue(tokens[i].Term, out var variants))
                continue;
            foreach (var (concept, variant) in variants)
            {
                if (variant.Quality > matches[concept].Quality && LengthAt(variant.Terms, tokens, i, Concepts[concept].IsName ? 0 : MostBetween) is > 0 and var length)
                    matches[concept] = Better(matches[concept], new ConceptMatch(length == variant.Terms.Count ? variant.Quality : variant.Quality * ApartDiscount, i, length));
            }
        }

        return matches;
    }

    private static ConceptMatch Better(ConceptMatch known, ConceptMatch other) => other.Quality > known.Quality ? other : known;

    /// <summary>How many tokens a phrase takes up from here; 0 where it does not stand here.</summary>
    private static int LengthAt(IReadOnlyList<string> terms, IReadOnlyList<Token> tokens, int index, int mostBetween)
    {
        var at = index;
        for (var i = 1; i < terms.Count; i++)
        {
            var last = Math.Min(at + 1 + mostBetween, tokens.Count - 1);
            do
                at++;
            while (at <= last && tokens[at].Term != terms[i]);
            if (at > last)
                return 0;
        }

        return at - index + 1;
    }
}

/// <param name="Quality">From 0, not said, to 1, said in the asker's own words.</param>
/// <param name="Position">The first token of it; -1 when it is not said.</param>
public readonly record struct ConceptMatch(double Quality, int Position, int Length)
{
    public static ConceptMatch None { get; } = new(0, -1, 0);
}
