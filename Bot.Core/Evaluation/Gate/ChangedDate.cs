using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Core.Answering;

namespace Bot.Core.Evaluation.Gate;

/// <summary>Writes another day, month, weekday or year.</summary>
internal sealed partial class ChangedDate : Corruption
{
    private static readonly string[] Months = [.. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Where(month => month.Length > 0)];

    private static readonly string[] Weekdays = CultureInfo.InvariantCulture.DateTimeFormat.DayNames;

    public override string Name => "date changed";

    public override WrittenDraft? Apply(GateSet given, WrittenDraft draft, GateStories stories, Random random) =>
        InOneClaim(draft, random, claim =>
        {
            foreach (var date in Shuffled(Date().Matches(claim.Text).Where(date => !PlainWords.IsQuoted(claim.Text, date.Index)), random))
            {
                var parts = date.Groups.Values.Skip(1).Where(group => group.Success).ToArray();
                if (parts.Length == 0)
                    continue;
                var part = parts[random.Next(parts.Length)];
                var changed = Other(part.Name, part.Value, random);
                if (!claim.Text.Contains(changed, StringComparison.Ordinal))
                    return claim with { Text = claim.Text[..part.Index] + changed + claim.Text[(part.Index + part.Length)..] };
            }

            return null;
        });

    private static string Other(string part, string value, Random random) => part switch
    {
        "month" => Months[(Array.FindIndex(Months, month => month.StartsWith(value[..3], StringComparison.Ordinal)) + random.Next(1, 12)) % 12],
        "weekday" => Weekdays[(Array.IndexOf(Weekdays, value) + random.Next(1, 7)) % 7],
        "day" => ((Number(value) - 1 + random.Next(1, 28)) % 28 + 1).ToString(CultureInfo.InvariantCulture),
        _ => (Number(value) + (random.Next(2) == 0 ? -1 : 1) * random.Next(1, 10)).ToString(CultureInfo.InvariantCulture),
    };

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        """
        \b(?:(?<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:,\ (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\ \d))?)?
        (?:(?<day>\d{1,2})\ (?<month>January|February|March|April|May|June|July|August|September|October|November|December)(?:\ (?<year>(?:1[6-9]|2[01])\d\d))?\b
          |(?<month>January|February|March|April|June|July|August|September|October|November|December|May(?=\ \d))(?:\ (?<day>\d{1,2})(?!\d))?(?:,?\ (?<year>(?:1[6-9]|2[01])\d\d)\b)?
          |\b(?<year>(?:1[6-9]|2[01])\d\d)\b(?![,.]\d)
          |(?<=day))
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Date();
}
