using System.Text;
using System.Text.RegularExpressions;
using Bot.Core.Articles;

namespace Bot.Core.Answering;

/// <summary>Text between quotation marks, and the form in which two quotations are compared.</summary>
public static partial class QuotedText
{
    /// <summary>The text between each pair of double quotation marks, of whatever shape.</summary>
    public static IEnumerable<string> In(string text) =>
        Quotation().Matches(text).Select(match => match.Groups["words"].Value).Where(words => !string.IsNullOrWhiteSpace(words));

    /// <summary>Where the quotations of a text stand, without their marks.</summary>
    public static IEnumerable<TextSpan> Spans(string text) =>
        Quotation().Matches(text).Select(match => match.Groups["words"]).Select(words => new TextSpan(words.Index, words.Index + words.Length));

    /// <summary>Whether a passage holds the words exactly; only Unicode form, the shape of quotation marks and white space may differ.</summary>
    public static bool IsVerbatim(string words, string passage) => Normalise(passage).Contains(Normalise(words), StringComparison.Ordinal);

    /// <summary>Unicode form C, straight marks, single spaces: everything else must be equal to the character.</summary>
    public static string Normalise(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var character in Whole(text).Normalize(NormalizationForm.FormC))
        {
            if (!char.IsWhiteSpace(character))
                normal.Append(Straight(character));
            else if (normal.Length > 0 && normal[^1] != ' ')
                normal.Append(' ');
        }

        return normal.ToString().TrimEnd(' ');
    }

    /// <summary>Half a pair of surrogates has no Unicode form: the sign for a broken character stands in its place.</summary>
    private static string Whole(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
            return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.ToString());
        return whole.ToString();
    }

    private static char Straight(char character) => character switch
    {
        '“' or '”' or '„' or '‟' or '«' or '»' or '＂' or '❝' or '❞' or '〝' or '〞' or '〟' => '"',
        '‘' or '’' or '‚' or '‛' or '‹' or '›' or '❛' or '❜' or '`' or '´' => '\'',
        '『' => '「',
        '』' => '」',
        _ => character,
    };

    [GeneratedRegex("""["“„«](?<words>[^"“”„«»]*)["”»]|「(?<words>[^「」]*)」""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Quotation();
}
