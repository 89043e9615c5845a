using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>
/// Holds a question that somebody else wrote out against what was really asked: it may say it in other words, but names nobody and
/// nothing that does not stand there.
/// </summary>
public sealed class RewriteCheck(Glossary glossary, Lexicon english)
{
    /// <param name="written">One English question.</param>
    /// <param name="asked">The question and those before it.</param>
    /// <param name="language">The language of the question: what was translated has other words, and only its names and numbers can be found again.</param>
    public bool Holds(string written, IReadOnlyList<string> asked, string language)
    {
        var said = asked.SelectMany(text => Known(text, LanguageDetector.Detect(text))).ToHashSet();
        var tokens = Analyzer.Analyze(written);
        if (language == english.Language)
            return tokens.All(token => english.StopWords.Contains(token.Word) || said.Contains(token.Term));
        var names = ProperNames.In(written, tokens, english).SelectMany(name => tokens.Skip(name.Start).Take(name.End - name.Start));
        var known = Enumerable.Range(0, tokens.Count)
            .SelectMany(i => glossary.PhrasesAt(tokens, i).Where(phrase => phrase.IsName).SelectMany(phrase => tokens.Skip(i).Take(phrase.Terms.Count)));
        var numbers = tokens.Where(token => char.IsAsciiDigit(token.Word[0]));
        return names.Concat(known).Concat(numbers).All(token => english.StopWords.Contains(token.Word) || said.Contains(token.Term));
    }

    /// <summary>The terms of a text, and all that the glossary knows for them.</summary>
    private IEnumerable<string> Known(string text, string language)
    {
        var tokens = Analyzer.Analyze(text);
        var ofLanguage = glossary.In(language);
        var meant = tokens.Select(token => ofLanguage.Meant(token.Word)).OfType<string>().SelectMany(Analyzer.Analyze).Select(token => token.Term);
        var group = Enumerable.Range(0, tokens.Count)
            .SelectMany(i => ofLanguage.PhrasesAt(tokens, i))
            .SelectMany(phrase => phrase.Group)
            .SelectMany(terms => terms);
        return tokens.Select(token => token.Term).Concat(meant).Concat(group);
    }
}
