using System.IO.Enumeration;

namespace Bot.Core.Ingestion.Web;

/// <summary>What a site lets robots fetch (RFC 9309).</summary>
public sealed class RobotsFile
{
    // RFC 9309, section 2.5: at least this much has to be read.
    private const int LargestCharacters = 500 * 1024;

    private readonly List<(string Path, bool Allows)> rules;

    private RobotsFile(List<(string Path, bool Allows)> rules) => this.rules = rules;

    /// <summary>Of a site without such a file.</summary>
    public static RobotsFile AllowingAll { get; } = new([]);

    /// <summary>The rules for a robot: those of the groups that name its product, else those for all.</summary>
    /// <param name="product">Such as <c>Docket</c>.</param>
    public static RobotsFile Parse(string text, string product)
    {
        var own = new List<(string, bool)>();
        var all = new List<(string, bool)>();
        var groups = new List<string>();
        var (namesOwn, inRules) = (false, false);
        foreach (var line in text[..Math.Min(text.Length, LargestCharacters)].Split('\n'))
        {
            var parts = line.Split('#')[0].Split(':', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2)
                continue;
            var (key, value) = (parts[0].ToUpperInvariant(), parts[1]);
            if (key == "USER-AGENT")
            {
                if (inRules)
                    groups.Clear();
                inRules = false;
                groups.Add(value);
                namesOwn |= value.Equals(product, StringComparison.OrdinalIgnoreCase);
            }
            else if (key is "ALLOW" or "DISALLOW")
            {
                inRules = true;
                if (value.Length == 0)
                    continue;
                if (groups.Exists(name => name.Equals(product, StringComparison.OrdinalIgnoreCase)))
                    own.Add((value, key == "ALLOW"));
                if (groups.Contains("*"))
                    all.Add((value, key == "ALLOW"));
            }
        }

        return new RobotsFile(namesOwn ? own : all);
    }

    /// <summary>Whether it lets a path with its query be fetched: the longest rule that matches decides, and of two as long the one that allows.</summary>
    public bool Allows(string pathAndQuery)
    {
        var best = rules.Where(rule => Matches(rule.Path, pathAndQuery)).OrderByDescending(rule => rule.Path.Length).ThenByDescending(rule => rule.Allows).ToList();
        return best.Count == 0 || best[0].Allows;
    }

    /// <summary>A star stands for any characters, a dollar sign at the end for the end.</summary>
    private static bool Matches(string rule, string path)
    {
        var (toEnd, pattern) = rule.EndsWith('$') ? (true, rule[..^1]) : (false, rule + "*");
        return FileSystemName.MatchesSimpleExpression(Literal(pattern), path, ignoreCase: false) && (toEnd || pattern.EndsWith('*'));
    }

    // The framework's matcher knows a question mark for any character and a backslash before what is meant as it stands.
    private static string Literal(string pattern) => pattern.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("?", "\\?", StringComparison.Ordinal);
}
