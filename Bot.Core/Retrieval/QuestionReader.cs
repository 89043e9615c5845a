using System.Text;
using System.Text.RegularExpressions;
using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>Understands a question before anything is looked up.</summary>
public sealed partial class QuestionReader(Glossary glossary, Lexicon english)
{
    // What kind of question it is shows early; the patterns need not run over a pasted page.
    private const int TypedCharacters = 600;

    // With fewer words of its own, a question in a conversation leans on the one before.
    private const int WordsOfItsOwn = 2;

    public Question Read(string text, IReadOnlyList<string> history) => Read(text, LanguageDetector.Detect(text), history);

    /// <param name="history">The earlier questions of the conversation, oldest first.</param>
    public Question Read(string text, string language, IReadOnlyList<string> history)
    {
        var writtenOut = WriteOut(text, language);
        var tokens = Analyzer.Analyze(writtenOut);
        var lexicon = Lexicon.For(language);
        var (type, frame, kind) = TypeOf(writtenOut, lexicon);
        return new Question(text, language, type, writtenOut, tokens, frame, kind, Earlier(tokens, history, lexicon));
    }

    private static (AnswerType Type, TextSpan Frame, TextSpan Kind) TypeOf(string writtenOut, Lexicon lexicon)
    {
        var text = writtenOut.Length > TypedCharacters ? writtenOut[..TypedCharacters] : writtenOut;
        var lower = text.ToLowerInvariant().Replace('’', '\'');
        var found = lexicon.QuestionPatterns
            .Select(pattern => (pattern.Label, pattern.CountsAnywhere, Match: pattern.FirstIn(lower)))
            .Where(candidate => candidate.Match is not null)
            .OrderByDescending(candidate => candidate.CountsAnywhere)
            .ThenBy(candidate => candidate.CountsAnywhere ? 0 : candidate.Match!.Index)
            .FirstOrDefault();
        if (found.Match is null)
            return (AnswerType.Any, default, default);
        return (Enum.Parse<AnswerType>(found.Label), SpanOf(found.Match.Groups["frame"]), SpanOf(found.Match.Groups["kind"]));
    }

    private static TextSpan SpanOf(Group group) => group.Success ? new TextSpan(group.Index, group.Index + group.Length) : default;

    /// <summary>The text with short forms and chat spellings replaced by what they mean.</summary>
    private string WriteOut(string text, string language)
    {
        // 35.000 in a Spanish question is thirty-five thousand.
        if (language == "es")
            text = GroupedByStops().Replace(text, number => number.Value.Replace('.', ','));
        var shortForms = glossary.In(language);
        var result = new StringBuilder(text.Length);
        var copied = 0;
        foreach (var token in Analyzer.Analyze(text))
        {
            if (shortForms.Meant(token.Word) is not { } meant)
                continue;
            result.Append(text, copied, token.Start - copied).Append(meant);
            copied = token.End;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    private IReadOnlyList<Token> Earlier(IReadOnlyList<Token> tokens, IReadOnlyList<string> history, Lexicon lexicon)
    {
        var current = tokens;
        var earlier = new List<Token>();
        for (var i = history.Count - 1; i >= 0 && LeansOnEarlier(current, lexicon); i--)
        {
            current = Analyzer.Analyze(WriteOut(history[i], LanguageDetector.Detect(history[i])));
            earlier.AddRange(current);
        }

        return earlier;
    }

    private bool LeansOnEarlier(IReadOnlyList<Token> tokens, Lexicon lexicon)
    {
        var pronouns = english.Cues("pronoun");
        return tokens.Any(token => pronouns.Contains(token.Word))
            || tokens.Count(token => !lexicon.StopWords.Contains(token.Word)) <= WordsOfItsOwn;
    }

    [GeneratedRegex(@"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex GroupedByStops();
}
