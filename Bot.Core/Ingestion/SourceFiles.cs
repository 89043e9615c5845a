using System.IO.Enumeration;

namespace Bot.Core.Ingestion;

/// <summary>Finds the files of a folder that hold articles.</summary>
public static class SourceFiles
{
    public static IReadOnlyList<string> Types { get; } = [".md", ".markdown", ".txt", ".html", ".htm", ".pdf", ".docx", ".jsonl"];

    // Question sets lie beside the articles they ask about, and are no articles.
    private const string EvaluationFolder = "eval";

    /// <summary>How many bytes reading all of the paths will take; missing ones count nothing.</summary>
    public static long TotalBytes(IReadOnlyList<string> paths) => paths.Sum(path =>
        Directory.Exists(path) ? List(path).Sum(file => file.Bytes)
        : File.Exists(path) ? new FileInfo(path).Length
        : 0);

    internal static bool IsKnownType(string path) => Types.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The files of a folder and the folders below it, sorted by name.</summary>
    internal static IReadOnlyList<FoundFile> List(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        var files = new FileSystemEnumerable<FoundFile>(folder, Describe, options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && IsArticle(entry.FileName),
            // Links to folders may lead round in circles; links to files are how configuration is often mounted.
            ShouldRecursePredicate = (ref FileSystemEntry entry) => entry.FileName[0] != '.'
                && !entry.FileName.Equals(EvaluationFolder, StringComparison.OrdinalIgnoreCase)
                && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static bool IsArticle(ReadOnlySpan<char> name) =>
        name[0] != '.'
        && !name.Equals("README.md", StringComparison.OrdinalIgnoreCase)
        && IsKnownType(name.ToString());

    private static FoundFile Describe(ref FileSystemEntry entry)
    {
        var path = entry.ToSpecifiedFullPath();
        if (!entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            return new FoundFile(path, entry.Length, entry.LastWriteTimeUtc);
        var target = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
        return target is { Exists: true }
            ? new FoundFile(path, target.Length, new DateTimeOffset(target.LastWriteTimeUtc))
            : new FoundFile(path, 0, entry.LastWriteTimeUtc);
    }
}

internal readonly record struct FoundFile(string Path, long Bytes, DateTimeOffset Written);
