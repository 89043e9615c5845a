using System.Text;

namespace Bot.Tests.Fixtures;

/// <summary>A folder of its own for one test, gone afterwards.</summary>
public sealed class TempDirectory : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("docket-");

    public string FullName => folder.FullName;

    public string File(string name) => Path.Combine(folder.FullName, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] content)
    {
        var path = File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
