using Bot.Core.Answering;
using Spectre.Console;

namespace Bot.Host.Console;

/// <summary>A reply for a person at a terminal: wrapped, with clickable headlines where the terminal knows links.</summary>
internal static class ReplyPrinter
{
    private static readonly Style Heading = new(decoration: Decoration.Bold);

    public static void Print(IAnsiConsole console, Reply reply)
    {
        // Text, never markup: what people ask and what outlets write may hold square brackets.
        console.Write(new Text(TerminalText.Clean(reply.Text)));
        console.WriteLine();
        PrintSources(console, reply);
    }

    public static void PrintSources(IAnsiConsole console, Reply reply)
    {
        var words = ReplyWords.For(reply.Language);
        switch (reply)
        {
            case Reply.Answer answer:
                PrintHeading(console, words.Sources);
                foreach (var citation in answer.Citations)
                    PrintSource(console, $"[{citation.Number}] ", SourceLabel.For(citation.Provenance, words), citation.Provenance.Url, citation.Link);
                break;
            case Reply.Abstention { Nearest.Count: > 0 } abstention:
                PrintHeading(console, words.Nearest);
                foreach (var article in abstention.Nearest)
                    PrintSource(console, "- ", SourceLabel.For(article.Provenance, words), article.Provenance.Url, article.Provenance.Url);
                break;
        }
    }

    private static void PrintHeading(IAnsiConsole console, string heading)
    {
        console.WriteLine();
        console.Write(new Text(heading, Heading));
        console.WriteLine();
    }

    private static void PrintSource(IAnsiConsole console, string mark, string label, string url, string link)
    {
        var clickable = console.Profile.Capabilities.Links && Uri.IsWellFormedUriString(link, UriKind.Absolute);
        var paragraph = new Paragraph(mark);
        paragraph.Append(TerminalText.Line(label), null, clickable ? new Link(TerminalText.Line(link)) : null);
        console.Write(paragraph);
        console.WriteLine();
        // Written past Spectre: a wrapped address can neither be clicked nor copied whole.
        console.Profile.Out.Writer.WriteLine($"    {TerminalText.Line(clickable ? url : link)}");
    }
}
