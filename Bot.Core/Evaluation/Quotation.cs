using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Core.Evaluation;

/// <summary>The words a text puts into quotation marks.</summary>
public static partial class Quotation
{
    public static IReadOnlyList<string> In(string text) =>
        [.. Quoted().Matches(text).Select(match => match.Groups["words"].Value).Where(words => !string.IsNullOrWhiteSpace(words))];

    /// <summary>Whether a passage holds the words exactly; only Unicode form, the shape of quotation marks and white space may differ.</summary>
    public static bool IsVerbatim(string words, string passage) =>
        Plain(passage).Contains(Plain(words), StringComparison.Ordinal);

    private static string Plain(string text) =>
        Spaces().Replace(text.Normalize(NormalizationForm.FormC), " ")
            .Replace('\u2019', '\'').Replace('\u2018', '\'').Replace('\u201c', '"').Replace('\u201d', '"').Trim();

    [GeneratedRegex("""[“"](?<words>[^“”"]+)[”"]|«(?<words>[^«»]+)»|「(?<words>[^「」]+)」""", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
