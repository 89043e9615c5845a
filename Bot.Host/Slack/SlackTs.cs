using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Host.Slack;

/// <summary>The name of a message in its channel: seconds and a counter, such as 1700000000.000100.</summary>
internal static partial class SlackTs
{
    public static bool Is(string text) => Shape().IsMatch(text);

    /// <summary>When the message was written.</summary>
    public static DateTimeOffset Time(string ts) =>
        Is(ts) ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(ts.Split('.')[0], CultureInfo.InvariantCulture)) : DateTimeOffset.MinValue;

    [GeneratedRegex(@"^\d{9,12}\.\d{6}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}
