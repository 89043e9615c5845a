using System.Runtime.CompilerServices;
using Bot.Host.Json;

namespace Bot.Host.Cli;

/// <summary>One line of a batch file.</summary>
/// <param name="Number">Counted from 1.</param>
internal sealed record BatchLine(int Number, AskRequest Request)
{
    /// <summary>All lines that are not blank.</summary>
    public static async IAsyncEnumerable<BatchLine> ReadAsync(TextReader reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return new BatchLine(number, AskRequest.Parse(line));
        }
    }
}
