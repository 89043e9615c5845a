using Bot.Core.Articles;

namespace Bot.Tests.Language.Encoder;

internal static class Spans
{
    /// <summary>Where a part of a text first stands.</summary>
    public static TextSpan Of(string text, string part)
    {
        var start = text.IndexOf(part, StringComparison.Ordinal);
        return new TextSpan(start, start + part.Length);
    }
}
