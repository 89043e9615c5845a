namespace Bot.Core.Language;

/// <summary>Cuts texts that are too long.</summary>
public static class Shortening
{
    /// <summary>The text, or its beginning with an ellipsis after it; never half of a character.</summary>
    /// <param name="most">In UTF-16 units, the ellipsis not counted.</param>
    public static string To(string text, int most) =>
        text.Length <= most ? text : $"{text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)]}…";
}
