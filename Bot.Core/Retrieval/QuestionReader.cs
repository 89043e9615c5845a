using System.Text;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>Understands a question before anything is looked up.</summary>
public sealed class QuestionReader(Glossary glossary, Lexicon lexicon)
{
    // What kind of question it is shows early; the patterns need not run over a pasted page.
    private const int TypedCharacters = 600;

    // With fewer words of its own, a question in a conversation leans on the one before.
    private const int WordsOfItsOwn = 2;

    /// <param name="history">The earlier questions of the conversation, oldest first.</param>
    public Question Read(string text, IReadOnlyList<string> history)
    {
        var writtenOut = WriteOut(text);
        var tokens = Analyzer.Analyze(writtenOut);
        return new Question(text, lexicon.Language, TypeOf(writtenOut), tokens, writtenOut, Earlier(tokens, history));
    }

    private AnswerType TypeOf(string writtenOut)
    {
        var text = writtenOut.Length > TypedCharacters ? writtenOut[..TypedCharacters] : writtenOut;
        var lower = text.ToLowerInvariant().Replace('’', '\'');
        return lexicon.QuestionPatterns.FirstOrDefault(pattern => pattern.Matches(lower)) is { } match
            ? Enum.Parse<AnswerType>(match.Label)
            : AnswerType.Any;
    }

    /// <summary>The text with short forms and chat spellings replaced by what they mean.</summary>
    private string WriteOut(string text)
    {
        var result = new StringBuilder(text.Length);
        var copied = 0;
        foreach (var token in Analyzer.Analyze(text))
        {
            if (glossary.Meant(token.Word) is not { } meant)
                continue;
            result.Append(text, copied, token.Start - copied).Append(meant);
            copied = token.End;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    private IReadOnlyList<Token> Earlier(IReadOnlyList<Token> tokens, IReadOnlyList<string> history)
    {
        var current = tokens;
        var earlier = new List<Token>();
        for (var i = history.Count - 1; i >= 0 && LeansOnEarlier(current); i--)
        {
            current = Analyzer.Analyze(WriteOut(history[i]));
            earlier.AddRange(current);
        }

        return earlier;
    }

    private bool LeansOnEarlier(IReadOnlyList<Token> tokens)
    {
        var pronouns = lexicon.Cues("pronoun");
        return tokens.Any(token => pronouns.Contains(token.Word))
            || tokens.Count(token => !lexicon.StopWords.Contains(token.Word)) <= WordsOfItsOwn;
    }
}
