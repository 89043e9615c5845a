using Bot.Core.Answering;

namespace Bot.Host.Console;

/// <summary>A reply as plain lines, the same on every machine: for pipes, files and other programs.</summary>
internal static class PlainReply
{
    public static void Write(TextWriter output, Reply reply)
    {
        output.WriteLine(TerminalText.Clean(reply.Text));
        var words = ReplyWords.For(reply.Language);
        switch (reply)
        {
            case Reply.Answer answer:
                WriteSources(output, answer, words);
                break;
            case Reply.Abstention { Nearest.Count: > 0 } abstention:
                WriteNearest(output, abstention, words);
                break;
        }
    }

    private static void WriteSources(TextWriter output, Reply.Answer answer, ReplyWords words)
    {
        output.WriteLine();
        output.WriteLine(words.Sources);
        foreach (var citation in answer.Citations)
        {
            output.WriteLine($"[{citation.Number}] {TerminalText.Line(SourceLabel.For(citation.Provenance, words))}");
            output.WriteLine($"    {TerminalText.Line(citation.Link)}");
        }
    }

    private static void WriteNearest(TextWriter output, Reply.Abstention abstention, ReplyWords words)
    {
        output.WriteLine();
        output.WriteLine(words.Nearest);
        foreach (var article in abstention.Nearest)
        {
            output.WriteLine($"- {TerminalText.Line(SourceLabel.For(article.Provenance, words))}");
            output.WriteLine($"  {TerminalText.Line(article.Provenance.Url)}");
        }
    }
}
