using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Core.Answering;

namespace Bot.Core.Evaluation.Gate;

/// <summary>Writes another number: one of the passages that the claim cites, or one near by.</summary>
internal sealed partial class ChangedNumber(bool isCited) : Corruption
{
    private static readonly string[] Spelled =
    [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
        "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];

    private const int Tries = 8;

    public override string Name => isCited ? "number of the same passage" : "number near by";

    public override WrittenDraft? Apply(GateSet given, WrittenDraft draft, GateStories stories, Random random) =>
        InOneClaim(draft, random, claim =>
        {
            foreach (var number in Shuffled(Number().Matches(claim.Text).Where(number => !PlainWords.IsQuoted(claim.Text, number.Index)), random))
            {
                var cited = given.CitedBy(claim);
                var others = isCited ? Shuffled(Numbers(cited, number.Value), random) : Strangers(cited, number.Value, random);
                var changed = others.FirstOrDefault(other => Differs(other, claim.Text));
                if (changed is not null)
                    return claim with { Text = claim.Text[..number.Index] + changed + claim.Text[(number.Index + number.Length)..] };
            }

            return null;
        });

    private static IEnumerable<string> Strangers(IReadOnlyList<GivenPassage> cited, string written, Random random) =>
        Enumerable.Range(0, Tries).Select(_ => Near(written, random)).Where(near => cited.All(passage => Differs(near, passage.Text)));

    private static IEnumerable<string> Numbers(IReadOnlyList<GivenPassage> passages, string written) =>
        passages.SelectMany(passage => Number().Matches(passage.Text)).Select(number => number.Value)
            .Where(number => char.IsAsciiDigit(number[0]) == char.IsAsciiDigit(written[0]))
            .Distinct(StringComparer.Ordinal);

    /// <summary>Not a number that the claim holds, in figures or in words.</summary>
    private static bool Differs(string number, string claim)
    {
        var value = Array.IndexOf(Spelled, number) is >= 0 and var index and < 19 ? (index + 2).ToString(CultureInfo.InvariantCulture) : number;
        var word = int.TryParse(number, CultureInfo.InvariantCulture, out var small) && small is >= 2 and <= 20 ? Spelled[small - 2] : number;
        return !claim.Contains(value, StringComparison.OrdinalIgnoreCase) && !claim.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    private static string Near(string number, Random random)
    {
        if (!char.IsAsciiDigit(number[0]))
        {
            var index = Array.IndexOf(Spelled, number.ToLowerInvariant());
            var (first, past) = index < 18 ? (0, 18) : (18, Spelled.Length);
            return Spelled[first + (index - first + random.Next(1, past - first)) % (past - first)];
        }

        var digits = Enumerable.Range(0, number.Length).Where(i => char.IsAsciiDigit(number[i])).ToArray();
        var at = digits[random.Next(digits.Length)];
        var digit = (number[at] - '0' + random.Next(1, 9)) % 10;
        var changed = number[..at] + (char)('0' + (digit == 0 && at == 0 ? 9 : digit)) + number[(at + 1)..];
        return changed == number ? "9" + number : changed;
    }

    // No day of a month, no year, no number inside a word or name.
    [GeneratedRegex(
        """
        (?<![\w,.])
        (?<!\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)\ (?:\d{1,2},\ )?)
        (?:(?!(?:1[6-9]|2[01])\d\d\b)\d+(?:,\d{3})*(?:\.\d+)?(?![\w.,]*\d)(?!\ (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)(?!th|st|nd|rd)
        |\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b)
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Number();
}
