using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>Finds the words and names of a question that say what it is about, with the other ways to say them.</summary>
/// <param name="glossary">For the language of the question, likewise <paramref name="lexicon"/>.</param>
public sealed class MentionReader(Glossary glossary, Lexicon lexicon)
{
    private const double SynonymQuality = 0.8;
    private const double NameQuality = 0.95;
    private const double LastNameQuality = 0.9;
    private const double HeadNounQuality = 0.75;

    /// <summary>The mentions of a question and, after them, those that only the questions before it have.</summary>
    public IReadOnlyList<Mention> Read(Question question)
    {
        var mentions = Mentions(question.Content, question.WrittenOut, isCarried: false);
        if (mentions.Count == 0 && question.Earlier.Count == 0)
            mentions = Mentions(question.Tokens, question.WrittenOut, isCarried: false, keepStopWords: true);
        var own = mentions.SelectMany(mention => mention.Variants).Select(variant => variant.Key).ToHashSet();
        mentions.AddRange(Mentions(question.Earlier, text: null, isCarried: true)
            .Where(mention => !mention.Variants.Any(variant => own.Contains(variant.Key))));
        return [.. mentions.DistinctBy(mention => mention.Variants[0].Key)];
    }

    private List<Mention> Mentions(IReadOnlyList<Token> tokens, string? text, bool isCarried, bool keepStopWords = false)
    {
        var mentions = new List<Mention>();
        for (var i = 0; i < tokens.Count;)
        {
            var known = GlossaryMention(tokens, i, isCarried) ?? NameMention(tokens, i, text, isCarried);
            if ((known ?? WordMention(tokens[i], isCarried, keepStopWords)) is { } mention)
                mentions.Add(mention);
            // Tokens of unspaced scripts overlap: what begins inside a known phrase belongs to it, while an unknown pair may
            // end with the first character of a known word.
            var end = known is null ? 0 : tokens[i + known.Length - 1].End;
            do
                i++;
            while (i < tokens.Count && tokens[i].Start < end);
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
        return new Mention(surface, tokens[index], longest, [.. variants.DistinctBy(variant => variant.Key)], isName, isCarried);
    }

    /// <summary>Words with capitals that follow one another name one thing: the sources may give only the last of them.</summary>
    private Mention? NameMention(IReadOnlyList<Token> tokens, int index, string? text, bool isCarried)
    {
        if (text is null || !TellsNames(text) || !IsCapitalised(tokens[index], text) || lexicon.StopWords.Contains(tokens[index].Word))
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

    // IN CAPITALS nothing tells a name from a word.
    private static bool TellsNames(string text) => text.Count(char.IsLower) > text.Count(char.IsUpper);

    private static bool IsCapitalised(Token token, string text) => char.IsUpper(text[token.Start]);

    private Mention? WordMention(Token token, bool isCarried, bool keepStopWords) =>
        lexicon.StopWords.Contains(token.Word) && !keepStopWords
            ? null
            : new Mention(token.Word, token, 1, [new Variant([token.Term], 1)], IsName: false, isCarried);
}

/// <summary>One thing a question mentions.</summary>
/// <param name="First">Its first token.</param>
/// <param name="Length">In tokens.</param>
/// <param name="Variants">The asker's own words first.</param>
/// <param name="IsCarried">Whether only an earlier question of the conversation mentions it.</param>
public sealed record Mention(string Surface, Token First, int Length, IReadOnlyList<Variant> Variants, bool IsName, bool IsCarried);
