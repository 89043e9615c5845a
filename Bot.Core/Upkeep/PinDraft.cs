using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Core.Ingestion;
using Bot.Core.Language;

namespace Bot.Core.Upkeep;

/// <summary>Reads an answer as a moderator writes it: statements, each with the numbers of its sources after it, such as <c>It costs $3. [1]</c></summary>
internal static partial class PinDraft
{
    /// <summary>The statements with the numbers of their sources. Where there is one source the numbers may be left out.</summary>
    /// <exception cref="SourceException">A statement has no source, or one that is not there.</exception>
    public static IReadOnlyList<(string Text, IReadOnlyList<int> Sources)> Read(string answer, int sources)
    {
        if (sources == 1 && !Marks().IsMatch(answer))
            return [.. Sentences(answer).Select(sentence => (sentence, (IReadOnlyList<int>)[1]))];
        var statements = new List<(string, IReadOnlyList<int>)>();
        var read = 0;
        foreach (Match marks in Marks().Matches(answer))
        {
            // "It costs $3 [1]." is written as often as "It costs $3. [1]".
            var text = (answer[read..marks.Index].Trim() + marks.Groups["stop"].Value).Trim();
            read = marks.Index + marks.Length;
            if (Sentences(text) is not [var sentence])
                throw Unsourced(text);
            statements.Add((sentence, NumbersOf(marks.Value, sources)));
        }

        return answer[read..].Trim() is { Length: > 0 } rest ? throw Unsourced(rest) : statements;
    }

    private static IReadOnlyList<int> NumbersOf(string marks, int sources)
    {
        var numbers = Number().Matches(marks).Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture)).Distinct().Order().ToList();
        return numbers[0] >= 1 && numbers[^1] <= sources
            ? numbers
            : throw new SourceException($"the answer names a source [{(numbers[0] < 1 ? numbers[0] : numbers[^1])}], and there are {sources}; give their ids in the order of the numbers");
    }

    private static List<string> Sentences(string text) => [.. SentenceSplitter.Split(text).Select(span => span.Of(text))];

    private static SourceException Unsourced(string text) =>
        new($"each sentence needs its source: write [1] after “{(text.Length > 80 ? $"{text[..80]}…" : text)}”");

    [GeneratedRegex(@"(\s*\[\d{1,2}\])+(?<stop>[.!?]?)(?![\w])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Number();
}
