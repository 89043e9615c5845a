namespace Bot.Core.Ingestion;

/// <summary>What is read, under the path or address a person knows it by.</summary>
internal sealed record SourceFile(string Path)
{
    /// <summary>The id of an article whose source names none.</summary>
    public string Id { get; init; } = System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The address of an article whose source names none.</summary>
    public string Url { get; init; } = Uri.TryCreate(Path, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address.AbsoluteUri
        : new Uri(System.IO.Path.GetFullPath(Path)).AbsoluteUri;

    /// <summary>The encoding that came with it from outside, such as in a header; null mostly.</summary>
    public string? Charset { get; init; }
}
