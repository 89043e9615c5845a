using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>The story's synonyms, short forms and names.</summary>
public sealed class Glossary
{
    private readonly Dictionary<string, List<Phrase>> phrasesByFirstTerm = [];
    private readonly Dictionary<string, string> shorthand = [];

    public Glossary(
        IEnumerable<IReadOnlyList<string>> synonyms, IReadOnlyDictionary<string, string> shorthand, IEnumerable<IReadOnlyList<string>> names)
    {
        foreach (var group in synonyms)
            Add(group, isName: false);
        foreach (var group in names)
            Add(group, isName: true);
        foreach (var (typed, meant) in shorthand)
            this.shorthand[typed.ToLowerInvariant()] = meant;
    }

    public static Glossary Empty { get; } = new([], new Dictionary<string, string>(), []);

    /// <summary>What is meant by a short form or chat spelling, in lower case; null for any other word.</summary>
    public string? Meant(string word) => shorthand.GetValueOrDefault(word);

    /// <summary>The entries whose words stand in a text from a token on, the longest first.</summary>
    public IEnumerable<Phrase> PhrasesAt(IReadOnlyList<Token> tokens, int index) =>
        phrasesByFirstTerm.TryGetValue(tokens[index].Term, out var phrases)
            ? phrases.Where(phrase => phrase.StandsAt(tokens, index))
            : [];

    private void Add(IReadOnlyList<string> members, bool isName)
    {
        var group = members
            .Select(IReadOnlyList<string> (member) => [.. Analyzer.Analyze(member).Select(token => token.Term)])
            .Where(terms => terms.Count > 0)
            .DistinctBy(terms => string.Join(' ', terms))
            .ToList();
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
