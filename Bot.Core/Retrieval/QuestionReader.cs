using System.Text;
using System.Text.RegularExpressions;
using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>Understands a question before anything is looked up.</summary>
public sealed partial class QuestionReader(Glossary glossary, Lexicon english)
{
    private const int TypedCharacters = 600;

    // Patterns that tell for when something is asked, and not what.
    private const string Latest = "Latest";
    private const string AsOf = "AsOf";

    private readonly FollowUpReader followUps = new(glossary, english);

    public Question Read(string text, IReadOnlyList<string> history) => Read(text, LanguageDetector.Detect(text), history);

    /// <param name="history">The earlier questions of the conversation, oldest first.</param>
    /// <param name="person">Whom "he" or "she" means, where the answer before has told; otherwise the person last named in the history.</param>
    public Question Read(string text, string language, IReadOnlyList<string> history, string? person = null)
    {
        var lexicon = Lexicon.For(language);
        var writtenOut = WriteOut(text, language);
        var tokens = Analyzer.Analyze(writtenOut);
        var earlier = Earlier(writtenOut, tokens, history, lexicon);
        if (earlier.Count > 0 && followUps.MeansSomebody(tokens) && (person ?? followUps.LastPerson(earlier)) is { } meant)
        {
            writtenOut = followUps.Resolve(writtenOut, tokens, meant);
            tokens = Analyzer.Analyze(writtenOut);
        }

        var (type, frame, kind) = TypeOf(writtenOut, lexicon);
        var latest = FirstIn(Latest, writtenOut, lexicon);
        var (lastDay, timing) = LastDay(writtenOut, tokens, lexicon) ?? (null, latest is null ? default : SpanOf(latest));
        return new Question(
            text, language, type, writtenOut, tokens, frame, kind, latest is not null, lastDay, timing, earlier);
    }

    /// <summary>Whether a follow-up means somebody whom only the answer before can tell: it was asked who, or nobody was named.</summary>
    public bool LacksPerson(string text, IReadOnlyList<string> history)
    {
        if (history.Count == 0)
            return false;
        var tokens = Analyzer.Analyze(text);
        return followUps.MeansSomebody(tokens)
            && followUps.Leans(text, tokens, Lexicon.For(LanguageDetector.Detect(text)))
            && (AsksForSomebody(Read(history[^1], [])) || followUps.LastPerson(history) is null);
    }

    /// <summary>Whether an English question can be understood without any before it.</summary>
    public bool StandsAlone(string text)
    {
        var tokens = Analyzer.Analyze(text);
        return !followUps.MeansSomebody(tokens) && !followUps.Leans(text, tokens, english);
    }

    /// <summary>"Who won?" does; "who is Edda Varga?" names whom it is about.</summary>
    private bool AsksForSomebody(Question question) => question.AnswerType == AnswerType.Person && !followUps.NamesOnly(question);

    private static Match? FirstIn(string label, string writtenOut, Lexicon lexicon)
    {
        var lower = Typed(writtenOut);
        return lexicon.QuestionPatterns.Where(pattern => pattern.Label == label).Select(pattern => pattern.FirstIn(lower)).FirstOrDefault(match => match is not null);
    }

    /// <summary>"As of June 2022" lets nothing count that came after June.</summary>
    private static (DateOnly? Day, TextSpan Timing)? LastDay(string writtenOut, IReadOnlyList<Token> tokens, Lexicon lexicon)
    {
        if (FirstIn(AsOf, writtenOut, lexicon) is not { } match)
            return null;
        var after = tokens.Where(token => token.Start >= match.Index + match.Length).ToList();
        return Dates.MostPrecise(writtenOut, after, published: null) is { } date
            ? (date.LastDay, new TextSpan(match.Index, after[date.Tokens.End - 1].End))
            : null;
    }

    // What kind of question it is shows early; the patterns need not run over a pasted page.
    private static string Typed(string writtenOut) =>
        (writtenOut.Length > TypedCharacters ? writtenOut[..TypedCharacters] : writtenOut).ToLowerInvariant().Replace('’', '\'');

    private static (AnswerType Type, TextSpan Frame, TextSpan Kind) TypeOf(string writtenOut, Lexicon lexicon)
    {
        var lower = Typed(writtenOut);
        var found = lexicon.QuestionPatterns
            .Where(pattern => pattern.Label is not (Latest or AsOf or FollowUpReader.Continues))
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

    /// <summary>The questions that this one leans on, the nearest last, back to one that stands alone.</summary>
    private IReadOnlyList<string> Earlier(string writtenOut, IReadOnlyList<Token> tokens, IReadOnlyList<string> history, Lexicon lexicon)
    {
        var earlier = new List<string>();
        for (var i = history.Count - 1; i >= 0 && followUps.Leans(writtenOut, tokens, lexicon); i--)
        {
            var language = LanguageDetector.Detect(history[i]);
            (writtenOut, lexicon) = (WriteOut(history[i], language), Lexicon.For(language));
            tokens = Analyzer.Analyze(writtenOut);
            earlier.Insert(0, writtenOut);
        }

        return earlier;
    }

    [GeneratedRegex(@"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex GroupedByStops();
}
