using System.Text;
using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>Tells a question that leans on the ones before it from one that changes the topic, and puts the person meant in the place of "he" or "her".</summary>
public sealed class FollowUpReader(Glossary glossary, Lexicon english)
{
    // Written in the file of question patterns beside the kinds of question: "and …", "what about …".
    internal const string Continues = "Continues";

    // With this many words of its own before it, a pronoun means something that the question itself has named.
    private const int WordsOfItsOwn = 3;

    /// <summary>Whether a question cannot be understood without the one before it.</summary>
    public bool Leans(string text, IReadOnlyList<Token> tokens, Lexicon lexicon)
    {
        if (lexicon.QuestionPatterns.Any(pattern => pattern.Label == Continues && pattern.FirstIn(text.ToLowerInvariant()) is not null))
            return true;
        var pronoun = tokens.TakeWhile(token => !IsPronoun(token)).Count();
        if (pronoun < tokens.Count)
            return !NamesIn(text, [.. tokens.Take(pronoun)]).Any() && OwnWords(tokens.Take(pronoun), lexicon) < WordsOfItsOwn;
        return OwnWords(tokens, lexicon) < WordsOfItsOwn && !NamesIn(text, tokens).Any();
    }

    /// <summary>Whether a name is all that a question is about.</summary>
    public bool NamesOnly(Question question)
    {
        var stopWords = Lexicon.For(question.Language).StopWords;
        var names = NamesIn(question.WrittenOut, question.Tokens).ToList();
        return names.Count > 0 && question.Content.All(token => stopWords.Contains(token.Word) || names.Exists(name => IsIn(name, token, question.Tokens)));
    }

    /// <summary>Whether somebody is meant whom the question does not name.</summary>
    public bool MeansSomebody(IReadOnlyList<Token> tokens) => tokens.Any(token => english.Cues("person").Contains(token.Word));

    /// <summary>The person last named in the questions before; null when they name nobody.</summary>
    /// <param name="history">Oldest first.</param>
    public string? LastPerson(IReadOnlyList<string> history)
    {
        foreach (var text in history.Reverse())
        {
            // "The caucus" is no person.
            var tokens = Analyzer.Analyze(text);
            var person = NamesIn(text, tokens).LastOrDefault(name => name.Start == 0 || tokens[name.Start - 1].Word != "the");
            if (person.Length > 0)
                return text[tokens[person.Start].Start..tokens[person.End - 1].End];
        }

        return null;
    }

    /// <summary>The question with the name in the place of each pronoun that means a person.</summary>
    public string Resolve(string text, IReadOnlyList<Token> tokens, string person)
    {
        var resolved = new StringBuilder(text.Length);
        var copied = 0;
        foreach (var (index, token) in tokens.Index().Where(item => english.Cues("person").Contains(item.Item.Word)))
        {
            resolved.Append(text, copied, token.Start - copied).Append(person);
            // "Her office", and "about her".
            if (token.Word is "his" || (token.Word is "her" && index + 1 < tokens.Count && !english.StopWords.Contains(tokens[index + 1].Word)))
                resolved.Append("'s");
            copied = token.End;
        }

        return resolved.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool IsIn(TextSpan name, Token token, IReadOnlyList<Token> tokens) =>
        token.Start >= tokens[name.Start].Start && token.End <= tokens[name.End - 1].End;

    private bool IsPronoun(Token token) => english.Cues("person").Contains(token.Word) || english.Cues("anaphor").Contains(token.Word);

    private static int OwnWords(IEnumerable<Token> tokens, Lexicon lexicon) => tokens.Count(token => !lexicon.StopWords.Contains(token.Word));

    /// <summary>The names of the glossary and those that capitals show, as ranges of tokens.</summary>
    private IEnumerable<TextSpan> NamesIn(string text, IReadOnlyList<Token> tokens)
    {
        var shown = ProperNames.In(text, tokens, english).Select(name => new TextSpan(name.Start, name.End)).ToList();
        var known = Enumerable.Range(0, tokens.Count)
            .SelectMany(i => glossary.PhrasesAt(tokens, i).Where(phrase => phrase.IsName).Take(1).Select(phrase => new TextSpan(i, i + phrase.Terms.Count)))
            .Where(name => !shown.Exists(other => other.Contains(name)));
        return shown.Concat(known).OrderBy(name => name.Start);
    }
}
