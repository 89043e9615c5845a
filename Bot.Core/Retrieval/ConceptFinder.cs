using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>Finds what a question speaks of, and every way in which the store may say it.</summary>
public sealed class ConceptFinder(Glossary glossary, Lexicon lexicon)
{
    private const double SynonymQuality = 0.8;
    private const double NameQuality = 0.95;
    private const double LastNameQuality = 0.9;
    private const double HeadNounQuality = 0.75;
    private const double CorrectedQuality = 0.85;
    private const double CarriedWeight = 0.8;

    // A word that every article has tells little; a name asked about has to be there all the same.
    private const double SmallestWeight = 0.1;
    private const double SmallestNameWeight = 0.5;

    // The store says it in other words, or not at all.
    private const double UnknownWordWeight = 0.6;

    public async Task<IReadOnlyList<Concept>> FindAsync(Question question, IIndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        var mentions = Mentions(question.Content, question.WrittenOut, isCarried: false);
        if (mentions.Count == 0 && question.Earlier.Count == 0)
            mentions = Mentions(question.Tokens, question.WrittenOut, isCarried: false, keepStopWords: true);
        var own = mentions.SelectMany(mention => mention.Variants).Select(Key).ToHashSet();
        mentions.AddRange(Mentions(question.Earlier, text: null, isCarried: true)
            .Where(mention => !mention.Variants.Any(variant => own.Contains(Key(variant)))));

        var frequencies = await FrequenciesAsync(mentions, snapshot, cancellationToken);
        var corrected = new List<Mention>(mentions.Count);
        foreach (var mention in mentions)
            corrected.Add(await CorrectAsync(mention, frequencies, snapshot, cancellationToken));
        frequencies = await FrequenciesAsync(corrected, snapshot, cancellationToken);

        var articles = await snapshot.CountArticlesAsync(cancellationToken);
        var concepts = corrected.DistinctBy(mention => Key(mention.Variants[0])).ToList();
        var subject = Subject(concepts, question);
        return [.. concepts.Select((mention, i) => Weigh(mention, frequencies, articles) with { Subject = i > 0 && subject == i - 1 ? subject : null })];
    }

    /// <summary>"When did Vance resign" says that Vance did something: a name after an auxiliary, with what was done after it.</summary>
    private int? Subject(IReadOnlyList<Mention> mentions, Question question)
    {
        for (var i = 0; i + 1 < mentions.Count; i++)
        {
            var before = question.Tokens.LastOrDefault(token => token.End <= mentions[i].First.Start);
            if (mentions[i].IsName && !mentions[i].IsCarried && !mentions[i + 1].IsName && before.Word is { } word && lexicon.Cues("auxiliary").Contains(word))
                return i;
        }

        return null;
    }

    private static string Key(Variant variant) => string.Join(' ', variant.Terms);

    private List<Mention> Mentions(IReadOnlyList<Token> tokens, string? text, bool isCarried, bool keepStopWords = false)
    {
        var mentions = new List<Mention>();
        for (var i = 0; i < tokens.Count;)
        {
            var mention = GlossaryMention(tokens, i, isCarried)
                ?? NameMention(tokens, i, text, isCarried)
                ?? WordMention(tokens[i], isCarried, keepStopWords);
            if (mention is not null)
                mentions.Add(mention);
            i += mention?.Length ?? 1;
        }

        return mentions;
    }

    /// <summary>The longest entry of the glossary that begins here; a stop word alone never counts as one.</summary>
    private Mention? GlossaryMention(IReadOnlyList<Token> tokens, int index, bool isCarried)
    {
        var phrases = glossary.PhrasesAt(tokens, index)
            .Where(phrase => phrase.Terms.Count > 1 || !lexicon.StopWords.Contains(tokens[index].Word))
            .ToList();
        if (phrases.Count == 0)
            return null;

        var longest = phrases[0].Terms.Count;
        phrases.RemoveAll(phrase => phrase.Terms.Count < longest);
        var own = phrases[0].Terms;
        var isName = phrases.Exists(phrase => phrase.IsName);
        var others = phrases
            .SelectMany(phrase => phrase.Group, (phrase, terms) => new Variant(terms, phrase.IsName ? NameQuality : SynonymQuality))
            .Where(variant => !variant.Terms.SequenceEqual(own));
        var variants = new List<Variant> { new(own, 1) };
        variants.AddRange(others);
        if (isName)
            variants.AddRange(variants.Where(variant => variant.Terms.Count > 1).Select(variant => new Variant([variant.Terms[^1]], HeadNounQuality)).ToList());
        var surface = string.Join(' ', tokens.Skip(index).Take(longest).Select(token => token.Word));
        return new Mention(surface, tokens[index], longest, Distinct(variants), isName, isCarried);
    }

    /// <summary>Words with capitals that follow one another name one thing: the sources may give only the last of them.</summary>
    private Mention? NameMention(IReadOnlyList<Token> tokens, int index, string? text, bool isCarried)
    {
        if (text is null || !IsCapitalised(tokens[index], text) || lexicon.StopWords.Contains(tokens[index].Word))
            return null;

        var length = 1;
        while (index + length < tokens.Count
            && IsCapitalised(tokens[index + length], text)
            && text.AsSpan(tokens[index + length - 1].End, tokens[index + length].Start - tokens[index + length - 1].End) is " " or "-" or ". "
            && !glossary.PhrasesAt(tokens, index + length).Any())
            length++;
        // The first word of a question has a capital whatever it is.
        if (length == 1 && ProperNames.BeginsSentence(text, tokens[index]))
            return null;

        IReadOnlyList<string> terms = [.. tokens.Skip(index).Take(length).Select(token => token.Term)];
        List<Variant> variants = [new(terms, 1)];
        if (length > 1)
            variants.Add(new Variant([terms[^1]], LastNameQuality));
        var surface = string.Join(' ', tokens.Skip(index).Take(length).Select(token => token.Word));
        return new Mention(surface, tokens[index], length, variants, IsName: true, isCarried);
    }

    private static bool IsCapitalised(Token token, string text) => char.IsUpper(text[token.Start]);

    private Mention? WordMention(Token token, bool isCarried, bool keepStopWords) =>
        lexicon.StopWords.Contains(token.Word) && !keepStopWords
            ? null
            : new Mention(token.Word, token, 1, [new Variant([token.Term], 1)], IsName: false, isCarried);

    /// <summary>Adds the word that a misspelt one was meant for.</summary>
    private static async Task<Mention> CorrectAsync(
        Mention mention, IReadOnlyDictionary<string, int> frequencies, IIndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (mention.Length > 1 || mention.Variants.Count > 1 || frequencies.ContainsKey(mention.Variants[0].Terms[0]))
            return mention;
        return await SpellingCorrector.CorrectAsync(mention.First, snapshot, cancellationToken) is { } meant
            ? mention with { Variants = [.. mention.Variants, new Variant([meant.Term], CorrectedQuality)] }
            : mention;
    }

    private static async Task<IReadOnlyDictionary<string, int>> FrequenciesAsync(
        IEnumerable<Mention> mentions, IIndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        var terms = mentions.SelectMany(mention => mention.Variants).SelectMany(variant => variant.Terms).ToHashSet();
        return await snapshot.FrequenciesAsync(terms, cancellationToken);
    }

    private static Concept Weigh(Mention mention, IReadOnlyDictionary<string, int> frequencies, int articles)
    {
        // Variants that the store does not have cannot match, so they are left out of the search.
        var present = mention.Variants.Where(variant => variant.Terms.All(frequencies.ContainsKey)).ToList();
        var most = present.Count == 0 ? 0 : present.Max(variant => variant.Terms.Min(term => frequencies[term]));
        var weight = Rarity(mention, most, articles) * (mention.IsCarried ? CarriedWeight : 1);
        return new Concept(mention.Surface, present, weight, most, mention.IsName, char.IsAsciiDigit(mention.Surface[0]), Subject: null, mention.IsCarried);
    }

    /// <summary>From 0 to 1, which is the weight of a word that one article has: the same scale in small and large stores.</summary>
    private static double Rarity(Mention mention, int most, int articles)
    {
        if (most == 0)
            return mention.IsName ? 1 : UnknownWordWeight;
        var rarity = InverseFrequency(most, articles) / InverseFrequency(1, Math.Max(2, articles));
        return Math.Clamp(rarity, mention.IsName ? SmallestNameWeight : SmallestWeight, 1);
    }

    private static double InverseFrequency(int count, int articles) => Math.Log(1 + (articles - count + 0.5) / (count + 0.5));

    private static List<Variant> Distinct(IEnumerable<Variant> variants) => [.. variants.DistinctBy(Key)];

    private sealed record Mention(
        string Surface, Token First, int Length, IReadOnlyList<Variant> Variants, bool IsName, bool IsCarried);
}
