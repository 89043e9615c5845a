namespace Bot.Core.Articles;

/// <summary>What a server gave to tell later whether a page has changed (RFC 9110, section 8.8).</summary>
public sealed record Validator(string? ETag, DateTimeOffset? LastModified);
