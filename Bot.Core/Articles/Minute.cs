using System.Globalization;

namespace Bot.Core.Articles;

/// <summary>A time as people are shown it, to the minute.</summary>
public static class Minute
{
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
