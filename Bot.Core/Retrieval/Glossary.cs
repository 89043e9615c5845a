using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>The story's synonyms, short forms and names.</summary>
public sealed class Glossary
{
    private readonly Dictionary<string, List<Phrase>> phrasesByFirstTerm = [];
    private readonly Dictionary<string, string> shorthand = [];
    private readonly Glossary? below;
    private readonly IReadOnlyDictionary<string, Lazy<Glossary>> otherLanguages;

    /// <param name="otherLanguages">By language tag, the glossaries that lead from words of that language to words of the sources.</param>
    /// <param name="sources">The glossary of the sources' language: what it knows for a word counts here as well.</param>
    public Glossary(
        IEnumerable<IReadOnlyList<string>> synonyms, IReadOnlyDictionary<string, string> shorthand, IEnumerable<IReadOnlyList<string>> names,
        IReadOnlyDictionary<string, Lazy<Glossary>>? otherLanguages = null, Glossary? sources = null)
    {
        this.otherLanguages = otherLanguages ?? new Dictionary<string, Lazy<Glossary>>();
        foreach (var group in synonyms)
            Add(group, isName: false, sources);
        foreach (var group in names)
            Add(group, isName: true, sources);
        foreach (var (typed, meant) in shorthand)
            this.shorthand[typed.ToLowerInvariant()] = meant;
    }

    private Glossary(Glossary additions, Glossary below)
    {
        (phrasesByFirstTerm, shorthand, otherLanguages) = (additions.phrasesByFirstTerm, additions.shorthand, additions.otherLanguages);
        this.below = below;
    }

    public static Glossary Empty { get; } = new([], new Dictionary<string, string>(), []);

    /// <summary>The glossary for questions in a language: this one where the language has none of its own.</summary>
    public Glossary In(string language)
    {
        if (below is null)
            return otherLanguages.TryGetValue(language, out var other) ? other.Value : this;
        return below.In(language) is var inLanguage && inLanguage == below ? this : new Glossary(this, inLanguage);
    }

    /// <summary>This glossary and what is added to it; what is added counts in every language.</summary>
    public Glossary With(IReadOnlyList<GlossaryAddition> additions)
    {
        if (additions.Count == 0)
            return this;
        // Who says twice what a short form means, means the later.
        var shortForms = new Dictionary<string, string>();
        foreach (var form in additions.Where(addition => addition.Kind == GlossaryKind.Shorthand))
            shortForms[form.Words[0]] = form.Words[1];
        return new Glossary(new Glossary(Groups(GlossaryKind.Synonyms), shortForms, Groups(GlossaryKind.Names), sources: this), this);

        IEnumerable<IReadOnlyList<string>> Groups(GlossaryKind kind) => additions.Where(addition => addition.Kind == kind).Select(addition => addition.Words);
    }

    /// <summary>What is meant by a short form or chat spelling, in lower case; null for any other word.</summary>
    public string? Meant(string word) => shorthand.GetValueOrDefault(word) ?? below?.Meant(word);

    /// <summary>The entries whose words stand in a text from a token on, the longest first.</summary>
    public IEnumerable<Phrase> PhrasesAt(IReadOnlyList<Token> tokens, int index)
    {
        var own = phrasesByFirstTerm.TryGetValue(tokens[index].Term, out var phrases)
            ? phrases.Where(phrase => phrase.StandsAt(tokens, index))
            : [];
        return below is null ? own : own.Concat(below.PhrasesAt(tokens, index)).OrderByDescending(phrase => phrase.Terms.Count);
    }

    private void Add(IReadOnlyList<string> members, bool isName, Glossary? sources)
    {
        var group = members
            .Select(IReadOnlyList<string> (member) => [.. Analyzer.Analyze(member).Select(token => token.Term)])
            .Where(terms => terms.Count > 0)
            .SelectMany(terms => sources is null ? [terms] : sources.GroupOf(terms).Prepend(terms))
            .DistinctBy(terms => string.Join(' ', terms))
            .ToList();
        Add(group, isName);
    }

    /// <summary>What else the glossary knows for exactly these terms.</summary>
    private IEnumerable<IReadOnlyList<string>> GroupOf(IReadOnlyList<string> terms) =>
        phrasesByFirstTerm.TryGetValue(terms[0], out var phrases)
            ? phrases.Where(phrase => phrase.Terms.SequenceEqual(terms)).SelectMany(phrase => phrase.Group)
            : [];

    private void Add(List<IReadOnlyList<string>> group, bool isName)
    {
        foreach (var terms in group)
        {
            if (!phrasesByFirstTerm.TryGetValue(terms[0], out var phrases))
                phrasesByFirstTerm[terms[0]] = phrases = [];
            phrases.Add(new Phrase(terms, group, isName));
            phrases.Sort((a, b) => b.Terms.Count.CompareTo(a.Terms.Count));
        }
    }

    /// <summary>One member of a group of the glossary.</summary>
    /// <param name="Group">The term sequences of all members, this one among them.</param>
    /// <param name="IsName">Whether the group names one person, body or place.</param>
    public sealed record Phrase(IReadOnlyList<string> Terms, IReadOnlyList<IReadOnlyList<string>> Group, bool IsName)
    {
        public bool StandsAt(IReadOnlyList<Token> tokens, int index)
        {
            if (index + Terms.Count > tokens.Count)
                return false;
            for (var i = 0; i < Terms.Count; i++)
            {
                if (tokens[index + i].Term != Terms[i])
                    return false;
            }

            return true;
        }
    }
}
