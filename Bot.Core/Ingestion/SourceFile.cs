namespace Bot.Core.Ingestion;

/// <summary>A file to read, under the path a person knows it by.</summary>
internal sealed record SourceFile(string Path)
{
    /// <summary>The id of an article whose source names none.</summary>
    public string Id => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The address of an article whose source names none.</summary>
    public string Url => new Uri(System.IO.Path.GetFullPath(Path)).AbsoluteUri;
}
