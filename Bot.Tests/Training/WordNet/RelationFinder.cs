using Bot.Core.Language;

namespace Bot.Training.WordNet;

/// <summary>Finds how strongly the entries of the thesaurus are related, by the senses that they share and the links between these.</summary>
public sealed class RelationFinder(IReadOnlyDictionary<SynsetId, Synset> synsets, Lemmas lemmas)
{
    private const double Synonym = 0.95;
    private const double Derived = 0.95;

    // Derived from a synonym: departure for leave.
    private const double DerivedFromSynonym = 0.8;

    // A wider word with more narrower ones than this below it, such as person or change, tells nothing.
    private const int MostBelow = 150;

    // The news mean one of a word's senses: where the vectors see two words in like company, it is the shared one.
    private const double NearCosine = 0.5;
    private const double FarDiscount = 0.5;
    private const double PhraseDiscount = 0.85;

    private static readonly IReadOnlyDictionary<string, double> Links = new Dictionary<string, double>
    {
        ["@"] = 0.75, // the wider meaning
        ["&"] = 0.7, // similar adjectives
        ["$"] = 0.8, // verbs of one group
        ["\\"] = 0.85, // an adjective of a noun, an adverb of an adjective
        ["^"] = 0.6, // see also
        ["*"] = 0.6, // what a verb entails
        [">"] = 0.6, // what a verb causes
    };

    private readonly Dictionary<SynsetId, int> below = [];
    private readonly Dictionary<(string A, string B), double> found = [];

    /// <summary>The strength, from 0 to 1, of each related pair, the first of the two in the order of their characters.</summary>
    public IReadOnlyDictionary<(string A, string B), double> Find()
    {
        foreach (var synset in synsets.Values)
        {
            for (var i = 0; i < synset.Lemmas.Count; i++)
            {
                for (var j = i + 1; j < synset.Lemmas.Count; j++)
                    Add(synset, i, synset, j, Synonym);
            }

            foreach (var link in synset.Links)
                Follow(synset, link);
        }

        foreach (var synset in synsets.Values)
            RemoveOpposites(synset);
        return found;
    }

    private void Follow(Synset synset, Link link)
    {
        var other = synsets[link.Other];
        if (link.Symbol == "+")
            AddAll(synset, other, (i, j) => i == link.Source && j == link.Target ? Derived : i == link.Source || j == link.Target ? DerivedFromSynonym : 0);
        else if (Links.TryGetValue(link.Symbol, out var strength) && (link.Symbol != "@" || Below(other) <= MostBelow))
            AddAll(synset, other, (i, j) => (link.Source < 0 || link.Source == i) && (link.Target < 0 || link.Target == j) ? strength : 0);
    }

    private void AddAll(Synset a, Synset b, Func<int, int, double> strength)
    {
        for (var i = 0; i < a.Lemmas.Count; i++)
        {
            for (var j = 0; j < b.Lemmas.Count; j++)
                Add(a, i, b, j, strength(i, j));
        }
    }

    private void Add(Synset a, int i, Synset b, int j, double strength)
    {
        if (strength == 0 || lemmas.Entry(a.Lemmas[i]) is not { } first || lemmas.Entry(b.Lemmas[j]) is not { } second || Overlap(first, second))
            return;
        var likelihood = lemmas.Likelihood(a.Lemmas[i], a.Id) * lemmas.Likelihood(b.Lemmas[j], b.Id);
        // A derived word keeps the senses of the other one, whichever of them the taggers met.
        strength *= (strength == Derived && a.Id.PartOfSpeech != b.Id.PartOfSpeech ? Math.Sqrt(likelihood) : likelihood) * Company(a.Lemmas[i], b.Lemmas[j]);
        var pair = Pair(first, second);
        // Two words that share several senses are the more likely to mean the same.
        found[pair] = 1 - (1 - strength) * (1 - found.GetValueOrDefault(pair));
    }

    /// <summary>Whether one says the other anyway, as "prison term" says "term".</summary>
    private static bool Overlap(string a, string b) => $" {a} ".Contains($" {b} ", StringComparison.Ordinal) || $" {b} ".Contains($" {a} ", StringComparison.Ordinal);

    private static double Company(string a, string b)
    {
        if (WordVectors.English.Of(a) is not { } first || WordVectors.English.Of(b) is not { } second)
            return PhraseDiscount;
        var near = Math.Clamp(UnitVector.Cosine(first, second) / NearCosine, 0, 1);
        return FarDiscount + (1 - FarDiscount) * near;
    }

    /// <summary>Opposites share their wider words, and so would pass for one another.</summary>
    private void RemoveOpposites(Synset synset)
    {
        foreach (var link in synset.Links.Where(link => link.Symbol == "!"))
        {
            if (lemmas.Entry(synset.Lemmas[link.Source]) is { } first && lemmas.Entry(synsets[link.Other].Lemmas[link.Target]) is { } second)
                found.Remove(Pair(first, second));
        }
    }

    /// <summary>How many meanings are narrower than this one, directly or not.</summary>
    private int Below(Synset synset)
    {
        if (below.TryGetValue(synset.Id, out var known))
            return known;
        below[synset.Id] = 0; // Some verbs stand below themselves.
        var narrower = synset.Links.Where(link => link.Symbol == "~").Select(link => synsets[link.Other]);
        return below[synset.Id] = narrower.Sum(other => 1 + Below(other));
    }

    private static (string A, string B) Pair(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
}
