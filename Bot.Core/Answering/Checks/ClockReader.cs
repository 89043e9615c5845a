using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>Reads times of day, in figures or in words: 1:40 a.m., 9.40am, 14:05, half past ten, at twenty to two, ten minutes to midnight, ten to one in the morning.</summary>
internal static partial class ClockReader
{
    private const int Hour = 60;
    private const int Noon = 12 * Hour;

    /// <summary>The time that begins with a token; null where none does.</summary>
    public static StatedNumber? At(ReadText text, int start)
    {
        var at = text.Tokens[start].Start;
        if (InFigures().Match(text.Text, at) is { Success: true } figures)
        {
            var hour = int.Parse(figures.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
            var minute = figures.Groups["minute"] is { Success: true } written ? int.Parse(written.ValueSpan, CultureInfo.InvariantCulture) : 0;
            return Time(figures, (hour * Hour) + minute, IsAfternoon(figures) ?? (hour > 12 ? true : null));
        }

        if (InWords().Match(text.Text, at) is { Success: true } words)
        {
            var (hour, minute) = (words.Groups["hour"].Value.ToLowerInvariant(), MinuteOf(words.Groups["minute"].Value.ToLowerInvariant()));
            var isBefore = words.Groups["to"].Success;
            bool? isAfternoon = hour switch { "midnight" => isBefore, "noon" or "midday" => !isBefore, _ => IsAfternoon(words) };
            return Time(words, ((Numerals.Small(hour) ?? (int.TryParse(hour, CultureInfo.InvariantCulture, out var figure) ? figure : 0)) * Hour) + (isBefore ? -minute : minute), isAfternoon);
        }

        return null;

        StatedNumber Time(Match match, int minutes, bool? isAfternoon)
        {
            var end = start + 1;
            while (end < text.Tokens.Count && text.Tokens[end].Start < match.Index + match.Length)
                end++;
            return new StatedNumber(new TextSpan(start, end), (minutes + Noon) % Noon, NumberKind.Time) { IsAfternoon = isAfternoon };
        }
    }

    private static bool? IsAfternoon(Match match) => match.Groups["half"] is { Success: true } half ? half.ValueSpan is "p" or "P" : null;

    private static int MinuteOf(string word) => word switch
    {
        "quarter" => 15,
        "half" => 30,
        _ when word.StartsWith("twenty", StringComparison.Ordinal) => 20 + (Numerals.Small(word["twenty".Length..].TrimStart('-')) ?? 0),
        _ => Numerals.Small(word) ?? int.Parse(word, CultureInfo.InvariantCulture),
    };

    // "2:04:31" is how long somebody ran.
    [GeneratedRegex(
        """
        \G(?<![:.])(?<hour>2[0-3]|1\d|0?\d)
        (?: (?:[:.](?<minute>[0-5]\d))?\ ?(?<half>[ap])\.?m\b | :(?<minute>[0-5]\d)(?![:.]?\d) )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 30_000)]
    private static partial Regex InFigures();

    // "By ten to nine" may be how they voted.
    [GeneratedRegex(
        """
        \G(?:(?<minute>half|quarter|five|ten|twenty(?:-five)?|5|10|20|25) | (?<!\bfrom\ )(?<minute>(?:twenty-)?(?:one|two|three|four|five|six|seven|eight|nine)|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|[1-5]?\d)\ minutes?)
        [\ -](?: past | (?<to>to)(?<=\b(?:quarter|minutes?|(?:at|until|till|since|around|before|after)\ [\w-]+)[\ -]to) | (?<to>to)(?=\ \w+\ (?:in\ the\ (?:morning|afternoon|evening)|at\ night)\b) | (?:(?<to>to|before)|after)(?=\ (?:noon|midday|midnight)) )
        [\ -](?: (?<hour>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midday|midnight)\b(?:\ (?<half>[ap])\.?m\b)? | (?<hour>1[0-2]|[1-9])(?:\ ?(?<half>[ap])\.?m\b | (?=\ (?:in\ the\ (?:morning|afternoon|evening)|at\ night)\b)) )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 30_000)]
    private static partial Regex InWords();
}
