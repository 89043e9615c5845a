using System.Text;
using Bot.Tests.Ingestion.Web;

namespace Bot.Tests.Scenarios;

/// <summary>Pages and files of every make, brought in by each face.</summary>
public sealed class PagesOfEveryMakeTests
{
    private const string Question = "How many of the pillars of the old bridge of Marlow Bay were damaged by the storm?";

    private static readonly (string Page, string Question, string Said)[] Articles =
    [
        ("plain.txt", Question, "two of its pillars"),
        ("page", Question, "two of its pillars"),
        ("linked-data", Question, "two of its pillars"),
        ("open-graph", Question, "two of its pillars"),
        ("amp", Question, "two of its pillars"),
        ("moved", Question, "two of its pillars"),
        ("latin-1", Question, "café statement"),
        ("wrong-charset", Question, "café statement"),
        ("bridge.pdf", Question, "two of its pillars"),
        ("bridge.docx", "When was the old bridge of Marlow Bay closed?", "closed on Tuesday"),
        ("spanish", "¿Qué dañó la tormenta?", "dos de sus pilares"),
        ("chinese", "暴风雨损坏了什么？", "两根桥墩"),
    ];

    private static readonly (string Page, string Reason)[] None =
    [
        ("paywalled", "for subscribers"), ("teaser", "for subscribers"), ("consent", "consent"), ("soft-404", "no such article"), ("robot-check", "human reader"),
        ("empty", "no article text"), ("french", "a language that the bot does not read"), ("round", "more than 5 times"), ("inwards", "public internet"), ("to-file", "not a web address"),
        ("huge", "larger than 2 MB"), ("bomb", "larger than 2 MB"), ("picture", "image/png"), ("entities", "no RSS or Atom feed"), ("feed", "feed add"), ("atom", "this is a feed"),
        ("busy", "try again later"), ("gone", "no page at this address"), ("missing", "no page at this address"), ("forbidden", "does not give out this page"),
    ];

    public static TheoryData<string> Faces => ["Slack", "Discord", "the command line"];

    [Theory]
    [MemberData(nameof(Faces))]
    public async Task Each_article_is_previewed_reviewed_cited_and_out_of_the_next_answer_once_removed(string face)
    {
        await using var moderator = await AtAsync(face);

        foreach (var (page, question, said) in Articles)
        {
            var preview = await moderator.GiveAsync("source add", ("url", moderator.Site.At(page)));
            Assert.Contains("waits for review", preview, StringComparison.Ordinal);
            Assert.DoesNotContain(said, await moderator.AskAsync(question), StringComparison.Ordinal);
            var approved = await moderator.FollowAsync("source approve");
            Assert.Contains("is cited from now on", approved, StringComparison.Ordinal);
            var answer = await moderator.AskAsync(question);
            Assert.True(answer.Contains(said, StringComparison.Ordinal), $"{page}: {answer}");
            Assert.Contains("[1]", answer, StringComparison.Ordinal);

            await moderator.GiveAsync("source remove", ("article", approved.Split("approved: ")[1].Split(' ')[0]));
            Assert.DoesNotContain(said, await moderator.AskAsync(question), StringComparison.Ordinal);
        }

        Assert.Contains($"whole: {3 * Articles.Length} entries", await moderator.GiveAsync("audit verify"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Faces))]
    public async Task Each_page_that_is_no_article_is_refused_with_the_reason_and_nothing_of_it_stays(string face)
    {
        await using var moderator = await AtAsync(face);

        foreach (var (page, reason) in None)
        {
            var said = await moderator.GiveAsync("source add", ("url", moderator.Site.At(page)));
            Assert.True(said.Contains(reason, StringComparison.Ordinal), $"{page}: {said}");
        }

        Assert.Contains("no source waits", await moderator.GiveAsync("source waiting"), StringComparison.Ordinal);
        Assert.Contains("whole: 0 entries", await moderator.GiveAsync("audit verify"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Faces))]
    public async Task Files_of_every_type_are_added_reviewed_and_cited(string face)
    {
        await using var moderator = await AtAsync(face);
        (string Name, byte[] Content)[] files =
        [
            ("bridge.html", Encoding.UTF8.GetBytes(LoopbackSite.Page())),
            ("bridge.pdf", LoopbackSite.Pdf()),
            ("bridge.docx", LoopbackSite.Docx()),
            ("bridge.txt", Encoding.UTF8.GetBytes($"Bridge closed after storm\n\n{LoopbackSite.Lead}")),
            ("bridge.md", Encoding.UTF8.GetBytes($"---\nid: bridge-note\nheadline: Bridge closed\noutlet: The Gull\nurl: https://gull.example/md\n---\n\n{LoopbackSite.Lead}")),
        ];

        foreach (var (name, content) in files)
        {
            var preview = await moderator.AttachAsync(name, content, ("url", $"https://gull.example/{name}"), ("outlet", "The Gull"), ("headline", "Bridge closed after storm"));
            Assert.True(preview.Contains("waits for review", StringComparison.Ordinal), $"{name}: {preview}");
            var approved = await moderator.FollowAsync("source approve");
            Assert.Contains("is cited from now on", approved, StringComparison.Ordinal);
            Assert.Contains("closed on Tuesday", await moderator.AskAsync("When was the old bridge of Marlow Bay closed?"), StringComparison.Ordinal);
            await moderator.GiveAsync("source remove", ("article", approved.Split("approved: ")[1].Split(' ')[0]));
        }

        foreach (var (name, content, reason) in new[]
                 {
                     ("noise.pdf", new byte[] { 1, 2, 3 }, "no .pdf file, or a damaged one"), ("noise.docx", [1, 2, 3], "no .docx file, or a damaged one"), ("noise.exe", [1, 2, 3], "type"), ("empty.txt", [], "it holds no text"), ("noise.txt", [1, 0, 2, 3], "not a text file"),
                 })
        {
            var said = await moderator.AttachAsync(name, content, ("url", "https://gull.example/noise"), ("outlet", "The Gull"), ("headline", "Noise"));
            Assert.True(said.Contains(reason, StringComparison.Ordinal), $"{name}: {said}");
        }

        Assert.Contains("no source waits", await moderator.GiveAsync("source waiting"), StringComparison.Ordinal);
    }

    private static async Task<IModerator> AtAsync(string face) => face switch
    {
        "Slack" => await SlackModerator.StartAsync(),
        "Discord" => await DiscordModerator.StartAsync(),
        _ => await CommandLineModerator.StartAsync(),
    };
}
