using System.Text.Json;
using Bot.Tests.Fixtures;
using Bot.Tests.Host;

namespace Bot.Tests.Evaluation;

/// <summary>The bot serves another story by another folder, with nothing of the first one in code.</summary>
public sealed class OtherStoryTests : IDisposable
{
    // What the ranking and the rules were not made for is answered worse; the scoreboard has the figures.
    private const double LeastRight = 0.4;

    private static readonly string Story = Path.Combine(AppContext.BaseDirectory, "Fixtures", "OtherStory");

    private readonly TempDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_story_that_nobody_has_seen_is_answered_from_its_folder_with_sound_citations()
    {
        var run = await CommandLineRun.OfAsync(folder, "eval", Path.Combine(Story, "eval", "questions.jsonl"), "--json", "--knowledge", Story);

        using var quality = JsonDocument.Parse(run.Output);
        var overall = quality.RootElement.GetProperty("overall");
        Assert.Equal(60, overall.GetProperty("questions").GetInt32());
        Assert.Equal(0, overall.GetProperty("broken_quotes").GetInt32());
        Assert.Equal(1, overall.GetProperty("citation_recall").GetDouble());
        Assert.InRange(overall.GetProperty("correct").GetDouble(), LeastRight, 1);
    }
}
