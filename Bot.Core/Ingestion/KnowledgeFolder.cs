using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Core.Ingestion;

/// <summary>The folder whose files are the truth for the articles they hold.</summary>
public sealed class KnowledgeFolder(string directory)
{
    public string Directory { get; } = directory;

    /// <summary>Changes whenever a file comes, goes or is written; costs no reading of files.</summary>
    /// <exception cref="SourceException">There is no such folder.</exception>
    public string Fingerprint()
    {
        if (!System.IO.Directory.Exists(Directory))
            throw new SourceException($"the knowledge folder {Path.GetFullPath(Directory)} does not exist; create it, "
                + "name another with --knowledge, or start without one with --no-knowledge");
        var state = new StringBuilder();
        foreach (var file in SourceFiles.List(Directory))
            state.Append(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(Directory, file.Path)}\n{file.Bytes} {file.Written.UtcTicks}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state.ToString())));
    }
}
