namespace Bot.Core.Moderation;

/// <summary>A feed whose new articles are read by themselves.</summary>
/// <param name="IsTrusted">Whether its articles are cited without review; else they wait for it.</param>
/// <param name="CheckedAt">When it last could be read; null before the first time.</param>
/// <param name="Problem">Why it cannot be read now; null when it can.</param>
public sealed record Feed(string Url, bool IsTrusted, string AddedBy, DateTimeOffset AddedAt, DateTimeOffset? CheckedAt = null, string? Problem = null);
