using System.Text;
using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Ingestion;

/// <summary>Reads files that a test has just written.</summary>
internal static class Readings
{
    public static async Task<IReadOnlyList<SourceReading>> ReadAllAsync(string path) =>
        await SourceReader.ReadAsync(path, CancellationToken.None).ToListAsync();

    public static async Task<ArticleDraft> ReadAsync(string name, byte[] content)
    {
        using var folder = new TempDirectory();
        return Assert.IsType<SourceReading.Read>(Assert.Single(await ReadAllAsync(folder.Write(name, content)))).Draft;
    }

    public static Task<ArticleDraft> ReadAsync(string name, string content) => ReadAsync(name, Encoding.UTF8.GetBytes(content));

    public static async Task<string> RejectionOfAsync(string name, byte[] content)
    {
        using var folder = new TempDirectory();
        var reason = Assert.IsType<SourceReading.Rejected>(Assert.Single(await ReadAllAsync(folder.Write(name, content)))).Reason;
        Assert.DoesNotContain('\n', reason);
        return reason;
    }

    public static Task<string> RejectionOfAsync(string name, string content) => RejectionOfAsync(name, Encoding.UTF8.GetBytes(content));
}
