using System.Text;

namespace Bot.Host.Console;

/// <summary>The three streams of a run, and whether a person sits at them.</summary>
/// <param name="ShowsOutput">Output goes to a terminal, so it may be wrapped and coloured.</param>
/// <param name="TakesInput">Input comes from a terminal, so somebody can be asked.</param>
internal sealed record Terminal(TextReader Input, TextWriter Output, TextWriter Error, bool ShowsOutput, bool TakesInput)
{
    /// <summary>UTF-8 whatever the locale says: JSON is, and so are the articles.</summary>
    public static Terminal OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Terminal(
            new StreamReader(System.Console.OpenStandardInput(), utf8),
            new StreamWriter(System.Console.OpenStandardOutput(), utf8),
            new StreamWriter(System.Console.OpenStandardError(), utf8) { AutoFlush = true },
            ShowsOutput: !System.Console.IsOutputRedirected,
            TakesInput: !System.Console.IsInputRedirected);
    }
}
