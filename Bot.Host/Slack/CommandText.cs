using System.Text.RegularExpressions;
using Bot.Core.Commands;

namespace Bot.Host.Slack;

/// <summary>What is written after a slash command: the command's words, then values, in order or as <c>name:value</c>, in quotes where they hold spaces.</summary>
internal static partial class CommandText
{
    /// <summary>Null where the words name no command.</summary>
    /// <param name="group">The slash command's name, without the slash.</param>
    public static (CommandDefinition Command, Dictionary<string, string> Values)? Read(string group, string text)
    {
        var words = Word().Matches(text).Select(word => word.Value).ToList();
        for (var used = Math.Min(2, words.Count); used >= 0; used--)
        {
            if (CommandRegistry.Find(string.Join(' ', [group, .. words.Take(used).Select(word => word.ToLowerInvariant())])) is { } command)
                return (command, Values(command, [.. words.Skip(used)]));
        }

        return null;
    }

    private static Dictionary<string, string> Values(CommandDefinition command, List<string> words)
    {
        var values = new Dictionary<string, string>();
        var unnamed = new List<string>();
        foreach (var word in words)
        {
            if (word.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && command.Find(word[..colon].ToLowerInvariant()) is { } named)
                values[named.Name] = Unquoted(word[(colon + 1)..]);
            else
                unnamed.Add(Unquoted(word));
        }

        foreach (var option in command.Options.OrderByDescending(option => option.IsRequired || option.IsFirst).Where(option => !values.ContainsKey(option.Name)))
        {
            if (unnamed.Count == 0)
                break;
            // A reason is as many words as somebody wrote.
            var taken = option.Kind is OptionKind.Text or OptionKind.LongText ? unnamed.Count : 1;
            values[option.Name] = string.Join(' ', unnamed.Take(taken));
            unnamed.RemoveRange(0, taken);
        }

        return values.Where(value => value.Value.Length > 0).ToDictionary();
    }

    /// <summary>Without quotes, and without the brackets that Slack puts round addresses.</summary>
    private static string Unquoted(string word)
    {
        var bare = word.Trim('"', '“', '”');
        return bare is ['<', .. var inside, '>'] ? inside.Split('|')[0] : bare;
    }

    [GeneratedRegex("""([^\s"“”:]+:)?["“][^"“”]*["”]|\S+""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
