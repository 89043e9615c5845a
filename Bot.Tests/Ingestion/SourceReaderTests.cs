using Bot.Core.Ingestion;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Ingestion;

public sealed class SourceReaderTests
{
    [Fact]
    public async Task Reads_a_folder_in_order_and_passes_over_what_is_no_article()
    {
        using var folder = new TempDirectory();
        foreach (var name in new[] { "b.txt", "a.md", "sub/c.markdown", "sub/eval/x.jsonl", "eval/y.md", "README.md", "sub/readme.md", ".hidden.md", ".git/z.md", "image.png", "notes.odt", "d.HTM" })
            folder.Write(name, "The council met.");
        folder.Write("e.jsonl", """{"id":"e","text":"x"}""");

        var readings = await Readings.ReadAllAsync(folder.FullName);

        Assert.Equal(["a.md", "b.txt", "d.HTM", "e.jsonl:1", "sub/c.markdown"],
            readings.Select(reading => Path.GetRelativePath(folder.FullName, reading.Source).Replace('\\', '/')));
        Assert.Equal(["d.HTM"], readings.OfType<SourceReading.Rejected>().Select(rejected => Path.GetFileName(rejected.Source)));
    }

    [Fact]
    public async Task Reads_a_file_or_folder_that_is_named_itself_whatever_its_name()
    {
        using var folder = new TempDirectory();
        var path = folder.Write("eval/README.md", "The council met.");
        folder.Write("eval/a.md", "The council met.");

        Assert.IsType<SourceReading.Read>(Assert.Single(await Readings.ReadAllAsync(path)));
        Assert.Single(await Readings.ReadAllAsync(folder.File("eval")));
    }

    [Fact]
    public async Task Rejects_a_named_file_of_an_unknown_type_with_the_types_it_knows()
    {
        using var folder = new TempDirectory();

        var rejected = Assert.IsType<SourceReading.Rejected>(Assert.Single(await Readings.ReadAllAsync(folder.Write("a.odt", "x"))));

        Assert.Contains(".md .markdown .txt .html .htm .pdf .docx .jsonl", rejected.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejects_a_missing_path() =>
        Assert.Contains("no such file or folder",
            Assert.IsType<SourceReading.Rejected>(Assert.Single(await Readings.ReadAllAsync("/nowhere/at/all.md"))).Reason, StringComparison.Ordinal);

    [Fact]
    public async Task Rejects_a_file_that_is_too_large()
    {
        using var folder = new TempDirectory();
        var path = folder.Write("a.txt", "x");
        await using (var file = File.OpenWrite(path))
            file.SetLength(20 * 1024 * 1024 + 1);

        Assert.Contains("larger than 20 MB",
            Assert.IsType<SourceReading.Rejected>(Assert.Single(await Readings.ReadAllAsync(path))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejects_a_text_that_is_too_long() =>
        Assert.Contains("longer than 5 million characters",
            await Readings.RejectionOfAsync("a.txt", new string('x', 5_000_001)), StringComparison.Ordinal);

    [Fact]
    public async Task Follows_links_to_files_and_not_to_folders()
    {
        using var folder = new TempDirectory();
        folder.Write("store/..data/a.md", "The council met.");
        File.CreateSymbolicLink(folder.File("store/a.md"), folder.File("store/..data/a.md"));
        Directory.CreateSymbolicLink(folder.File("store/loop"), folder.File("store"));
        File.CreateSymbolicLink(folder.File("store/broken.md"), folder.File("gone.md"));

        var readings = await Readings.ReadAllAsync(folder.File("store"));

        Assert.Equal(["a.md", "broken.md"], readings.Select(reading => Path.GetFileName(reading.Source)));
        Assert.IsType<SourceReading.Read>(readings[0]);
        Assert.Contains("cannot be read", Assert.IsType<SourceReading.Rejected>(readings[1]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Knows_the_work_ahead()
    {
        using var folder = new TempDirectory();
        folder.Write("in/a.md", "12345");
        folder.Write("in/skipped.png", "12345");
        var single = folder.Write("b.txt", "123");

        Assert.Equal(8, SourceFiles.TotalBytes([folder.File("in"), single, folder.File("missing")]));
    }
}
