using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>Finds the concepts of one question in texts.</summary>
public sealed class ConceptMatcher
{
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
                if (variant.Quality > matches[concept].Quality && StandsAt(variant.Terms, tokens, i))
                    matches[concept] = new ConceptMatch(variant.Quality, i, variant.Terms.Count);
            }
        }

        return matches;
    }

    private static bool StandsAt(IReadOnlyList<string> terms, IReadOnlyList<Token> tokens, int index)
    {
        if (index + terms.Count > tokens.Count)
            return false;
        for (var i = 1; i < terms.Count; i++)
        {
            if (tokens[index + i].Term != terms[i])
                return false;
        }

        return true;
    }
}

/// <param name="Quality">From 0, not said, to 1, said in the asker's own words.</param>
/// <param name="Position">The first token of it; -1 when it is not said.</param>
public readonly record struct ConceptMatch(double Quality, int Position, int Length)
{
    public static ConceptMatch None { get; } = new(0, -1, 0);
}
