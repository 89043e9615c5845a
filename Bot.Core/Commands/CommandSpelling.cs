using System.Text.RegularExpressions;

namespace Bot.Core.Commands;

/// <summary>How a command is named to somebody: the core names all as the command line does.</summary>
public static partial class CommandSpelling
{
    /// <summary>The command line's word for the group <c>source</c>.</summary>
    public const string SourcesAtCommandLine = "sources";

    /// <summary>The words a command is given by at the command line.</summary>
    public static string AtCommandLine(string path) => path.StartsWith("source ", StringComparison.Ordinal) ? $"{SourcesAtCommandLine}{path["source".Length..]}" : path;

    /// <summary>A text of ours with its commands spelled as in a chat.</summary>
    public static string InChat(string text) => Named().Replace(text, named => InChat(named.Value, named.Value.Length));

    /// <summary>The longest command that the words begin with; what follows is the sentence's.</summary>
    private static string InChat(string words, int length)
    {
        while (words.LastIndexOf(' ', length - 1) is > 0 and var space)
        {
            var path = words.StartsWith(SourcesAtCommandLine, StringComparison.Ordinal) ? $"source{words[SourcesAtCommandLine.Length..length]}" : words[..length];
            if (CommandRegistry.Find(path) is not null)
                return $"/{path}{words[length..]}";
            length = space;
        }

        return words;
    }

    [GeneratedRegex(@"(?<![/\w])(sources|audit|channel|glossary|pin|export) [a-z]+( [a-z]+)?\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Named();
}
