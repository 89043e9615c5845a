using Bot.Tests.Fixtures;

namespace Bot.Tests.Host;

public sealed class DoctorTests : IDisposable
{
    private const string Article = """
        ---
        id: fare-vote
        outlet: The Gull
        headline: Harbor board votes
        published: 2031-03-04
        url: https://news.example/fare-vote
        kind: note
        ---
        The board voted.
        """;

    private readonly TempDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Finds_everything_well()
    {
        folder.Write("knowledge/articles/fare-vote.md", Article);
        folder.Write("knowledge/glossary.yml", "synonyms: []");
        await CommandLineRun.OfAsync(folder, "sources", "list");

        var run = await CommandLineRun.OfAsync(folder, "doctor");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain(run.Lines, line => line.StartsWith("fail", StringComparison.Ordinal));
        Assert.Contains(run.Lines, line => line.Contains("1 articles can be found", StringComparison.Ordinal));
        Assert.Contains("ok   newest         2031-03-04 The Gull: Harbor board votes", run.Lines);
        Assert.Contains("ok   clock          2031-03-10 12:00Z", run.Lines);
    }

    [Fact]
    public async Task Says_which_file_is_rejected_and_what_the_glossary_lacks()
    {
        folder.Write("knowledge/articles/broken.md", "---\nid: broken");
        folder.Write("knowledge/glossary.yml", "synonyms: 7");

        var run = await CommandLineRun.OfAsync(folder, "doctor");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(run.Lines, line => line.StartsWith("warn knowledge", StringComparison.Ordinal) && line.Contains("broken.md", StringComparison.Ordinal));
        Assert.Contains(run.Lines, line => line.StartsWith("fail glossary", StringComparison.Ordinal));
        Assert.Contains(run.Lines, line => line.StartsWith("warn store", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fails_on_a_store_that_is_none()
    {
        var run = await CommandLineRun.OfAsync(folder, "doctor", "--no-knowledge", "--store", folder.Write("notes.txt", new string('x', 5000)));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(run.Lines, line => line.StartsWith("fail store", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fails_on_a_configuration_that_cannot_be_read()
    {
        var run = await CommandLineRun.OfAsync(folder, "doctor", "--config", folder.Write("settings.json", "{ not json"));

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("fail configuration", Assert.Single(run.Lines), StringComparison.Ordinal);
    }
}
