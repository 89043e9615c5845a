using System.Globalization;
using System.Text;
using Bot.Core.Answering;
using Bot.Core.Chat;

namespace Bot.Core.Upkeep;

/// <summary>An answer as a reporter takes it away: with the sources it rests on and their words, and what has become of them since.</summary>
public static class AnswerExport
{
    // What spreadsheets take for a formula (OWASP, CSV injection).
    private const string FormulaStarts = "=+-@\t\r";

    // What Markdown gives a meaning in running text.
    private const string MarkdownSigns = "\\`*_{}[]<>#|~";

    /// <param name="question">An answered one.</param>
    public static string Write(ExportFormat format, AskedQuestion question, Reply.Answer answer)
    {
        var words = ExportWords.For(answer.Language);
        return format switch
        {
            ExportFormat.Markdown => Markdown(question, answer, words),
            ExportFormat.Csv => Csv(question, answer),
            _ => Text(question, answer, words),
        };
    }

    private static string Text(AskedQuestion question, Reply.Answer answer, ExportWords words)
    {
        var lines = new List<string>();
        lines.AddRange(question.Marks.Select(words.Warning));
        if (question.Text is { } asked)
            lines.Add($"{words["question"]}: {OneLine(asked)}");
        lines.AddRange([words.With("answered", Day(question)), "", answer.Text, "", words["sources"]]);
        foreach (var citation in answer.Citations)
        {
            var authors = citation.Provenance.Authors.Count > 0 ? $", {words.With("by", string.Join(", ", citation.Provenance.Authors))}" : "";
            lines.Add($"[{citation.Number}] {words.Label(citation.Provenance, citation.Provenance.Headline, text => text)}{authors}");
            lines.AddRange([$"    {citation.Link}", .. citation.Passage.Split('\n').Select(line => $"    {line.TrimEnd()}".TrimEnd())]);
        }

        return string.Join('\n', lines) + "\n";
    }

    private static string Markdown(AskedQuestion question, Reply.Answer answer, ExportWords words)
    {
        var lines = new List<string>();
        lines.AddRange(question.Marks.SelectMany(mark => (string[])[$"> **{Escape(words.Warning(mark))}**", ""]));
        if (question.Text is { } asked)
            lines.AddRange([$"**{words["question"]}:** {Escape(OneLine(asked))}", ""]);
        lines.AddRange([$"*{Escape(words.With("answered", Day(question)))}*", ""]);
        if (answer.Opening is { } opening)
            lines.AddRange([$"{Escape(opening)}:", ""]);
        lines.AddRange(answer.Layout == AnswerLayout.List
            ? answer.Claims.Select(claim => $"- {Escape(claim.MarkedText)}")
            : [string.Join(' ', answer.Claims.Select(claim => Escape(claim.MarkedText)))]);
        lines.AddRange(["", $"**{words["sources"]}**", ""]);
        foreach (var citation in answer.Citations)
        {
            var authors = citation.Provenance.Authors.Count > 0 ? $", {Escape(words.With("by", string.Join(", ", citation.Provenance.Authors)))}" : "";
            var headline = Escape(citation.Provenance.Headline);
            var linked = IsWeb(citation.Link) ? $"[{headline}](<{citation.Link.Replace(">", "%3E", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal)}>)" : headline;
            lines.AddRange([$"\\[{citation.Number}\\] {words.Label(citation.Provenance, linked, Escape)}{authors}", ""]);
            lines.AddRange([.. citation.Passage.Split('\n').Select(line => $"> {Escape(line.TrimEnd())}".TrimEnd()), ""]);
        }

        return string.Join('\n', lines).TrimEnd('\n') + "\n";
    }

    /// <summary>A row for each source of each statement (RFC 4180).</summary>
    private static string Csv(AskedQuestion question, Reply.Answer answer)
    {
        var marks = question.Marks.ToDictionary(mark => mark.Number);
        var rows = new List<IReadOnlyList<string>>
        {
            (string[])["question", "answered", "statement", "exact_words", "source", "kind", "outlet", "headline", "authors", "published", "url", "link", "passage", "revision", "since", "since_on"],
        };
        foreach (var claim in answer.Claims)
        {
            foreach (var citation in claim.Citations.Select(number => answer.Citations[number - 1]))
            {
                var (provenance, mark) = (citation.Provenance, marks.GetValueOrDefault(citation.Number));
                rows.Add([
                    question.Text ?? "", Day(question), claim.Words, claim.Quote ? "yes" : "no", $"{citation.Number}", provenance.Kind.ToString().ToLowerInvariant(), provenance.Outlet,
                    provenance.Headline, string.Join("; ", provenance.Authors), provenance.Published is { } day ? ExportWords.Day(day) : "", provenance.Url, citation.Link,
                    citation.Passage, citation.Revision.ToString(CultureInfo.InvariantCulture), mark?.Change.ToString().ToLowerInvariant() ?? "", mark is null ? "" : ExportWords.Day(mark.On)]);
            }
        }

        return string.Concat(rows.Select(row => string.Join(',', row.Select(Field)) + "\r\n"));
    }

    private static string Field(string value)
    {
        var safe = value.Length > 0 && FormulaStarts.Contains(value[0], StringComparison.Ordinal) ? $"'{value}" : value;
        return safe.AsSpan().ContainsAny("\",\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (MarkdownSigns.Contains(character, StringComparison.Ordinal))
                escaped.Append('\\');
            escaped.Append(character);
        }

        return escaped.ToString();
    }

    private static string Day(AskedQuestion question) => ExportWords.Day(DateOnly.FromDateTime(question.AskedAt.UtcDateTime));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static bool IsWeb(string link) => link.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || link.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}

public enum ExportFormat
{
    Markdown,
    Text,
    Csv,
}
