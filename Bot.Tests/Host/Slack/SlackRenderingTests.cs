using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Core.Answering;
using Bot.Core.Chat;
using Bot.Fakes.Slack;
using Bot.Host.Platforms;
using Bot.Host.Slack;
using Bot.Host.Slack.Payloads;
using Bot.Host.Slack.Rendering;
using Bot.Tests.Fixtures;
using CsCheck;

namespace Bot.Tests.Host.Slack;

public sealed class SlackRenderingTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly QuestionId Question = new(new Guid("00000000-0000-0000-0000-000000000007"));

    private static readonly ReplyAction[] Public = [ReplyAction.ShowPassages, ReplyAction.Helpful, ReplyAction.NotHelpful, ReplyAction.AskModerator];
    private static readonly ReplyAction[] Private = [ReplyAction.ShowPassages, ReplyAction.Share, ReplyAction.Helpful, ReplyAction.NotHelpful, ReplyAction.AskModerator];

    [Fact]
    public void An_answer_for_everyone() => Matches(Render(Replies.Answer(), Public), "slack-answer");

    [Fact]
    public void An_answer_for_its_asker() => Matches(Render(Replies.Answer(), Private), "slack-private-answer");

    [Fact]
    public void A_list() => Matches(Render(Replies.Answer(AnswerLayout.List) with { Language = "es" }, Public), "slack-list");

    [Fact]
    public void That_sources_differ_is_said_above_them()
    {
        var content = Render(Replies.Answer(AnswerLayout.List) with { Opening = "My sources give different figures" }, Public);

        Assert.StartsWith("My sources give different figures:\n• The Wexley", content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_abstention() => Matches(Render(Replies.Abstention(), [ReplyAction.NotHelpful, ReplyAction.AskModerator]), "slack-abstention");

    [Fact]
    public void An_apology() => Matches(SlackRenderer.Reply(Outgoing(new ChatReply.Apology(new Notice(NoticeKind.Failed, "en", "Something <went> wrong.")), [])), "slack-apology");

    [Fact]
    public void The_passages() => Matches(SlackRenderer.Passages(Question, Replies.Answer(), 0), "slack-passages");

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void A_passage_that_shows_nothing_makes_no_block_without_characters(string passage)
    {
        var answer = Replies.Answer();

        Valid(SlackRenderer.Passages(Question, answer with { Citations = [answer.Citations[0] with { Passage = passage }] }, 0).Blocks);
    }

    [Fact]
    public void The_feedback_modal() => Snapshot.Matches(FeedbackModal.Of(SlackWords.For("zh-Hans"), Question.ToString()).ToJsonString(Indented), "slack-feedback");

    [Fact]
    public void Nothing_from_outside_is_a_mention_a_link_or_a_format()
    {
        const string Hostile = "<!channel> <@U1> <#C1> <https://evil.example|here> @here &lt;!everyone&gt; *bold* _it_ `code`\n>quote";
        var answer = Replies.Answer();
        var citation = answer.Citations[0];
        var provenance = citation.Provenance with { Headline = Hostile, Outlet = Hostile, Url = "https://news.example/a|b>c d<e" };
        var hostile = answer with
        {
            Claims = [new Claim(Hostile, [1], Quote: false)],
            Citations = [citation with { Provenance = provenance, Passage = Hostile, Link = "https://news.example/x|<!here>" }],
        };
        var abstention = Replies.Abstention() with { Nearest = [Replies.Summary(FerryStory.Vote) with { Provenance = provenance }] };

        foreach (var content in new[] { Render(hostile, Public), SlackRenderer.Passages(Question, hostile, 0), Render(abstention, Public), SlackRenderer.Note(Hostile) })
        {
            var texts = Texts(content.Blocks).Append(content.Text).ToList();
            Assert.All(texts, text => Assert.DoesNotMatch("<[@#!]", text));
            Assert.All(texts, text => Assert.DoesNotContain("<https://evil", text, StringComparison.Ordinal));
            Assert.All(Markups(content.Blocks), markup => Assert.True(markup["verbatim"]!.GetValue<bool>()));
            Valid(content.Blocks);
        }

        Assert.Contains(Render(hostile, Public).Blocks, block => block!["text"]?["type"]?.ToString() == "plain_text");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("notes/7.md")]
    [InlineData("")]
    public void An_address_that_is_no_web_address_is_no_link(string address)
    {
        var answer = Replies.Answer();
        var content = Render(answer with { Citations = [answer.Citations[0] with { Link = address }, answer.Citations[1]] }, []);

        Assert.DoesNotContain("|our note", content.Blocks.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("[1] our note", content.Blocks.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_very_long_address_loses_its_passage_before_it_stops_being_a_link()
    {
        var answer = Replies.Answer();
        var content = Render(answer with { Citations = [answer.Citations[0] with { Link = $"https://news.example/a#:~:text={new string('x', 900)}" }, answer.Citations[1]] }, []);

        Assert.Contains("<https://news.example/a|", Texts(content.Blocks).Single(text => text.Contains("[1] <", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_too_long_is_left_by_whole_claims_for_a_button()
    {
        var answer = Long(claims: 40, length: 190);
        var content = Render(answer, Public);
        var rest = SlackRun.Button(content.Blocks, ActionIds.Rest);
        var shown = answer.Claims.Count(claim => content.Text.Contains(claim.MarkedText, StringComparison.Ordinal));

        Assert.InRange(shown, 2, 39);
        Assert.Equal($"{Question}:{shown}", rest["value"]!.ToString());
        Assert.Contains($"({40 - shown})", rest["text"]!["text"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_rest_and_the_rest_of_the_rest_show_every_claim_once_with_its_citation()
    {
        var answer = Long(claims: 40, length: 190);
        var seen = new List<string>();
        for (int? first = 0; first is { } from;)
        {
            var content = from == 0 ? Render(answer, []) : SlackRenderer.Rest(Question, answer, from);
            seen.AddRange(answer.Claims.Where(claim => content.Text.Contains(claim.MarkedText, StringComparison.Ordinal)).Select(claim => claim.Text));
            Valid(content.Blocks);
            first = AnswerPart.Of(answer, from, SlackRenderer.Room).Next;
        }

        Assert.Equal(answer.Claims.Select(claim => claim.Text), seen);
    }

    [Fact]
    public void Many_long_passages_go_on_behind_a_button()
    {
        var citations = Enumerable.Range(1, 9).Select(number => Replies.Answer().Citations[0] with { Number = number, Passage = new string((char)('a' + number), 2_000) }).ToList();
        var content = SlackRenderer.Passages(Question, Replies.Answer() with { Citations = citations }, 0);

        Valid(content.Blocks);
        Assert.Equal($"{Question}:4", SlackRun.Button(content.Blocks, ActionIds.Passages)["value"]!.ToString());
    }

    [Fact]
    public void Whatever_an_answer_holds_slack_takes_it_and_no_citation_is_cut() =>
        Gen.Select(Gen.Int[1, 30], Gen.String[Gen.Char["ab <>&*_`|\n一😀"], 0, 4_000], Gen.String[Gen.Char["ab<>&*|"], 0, 2_500]).Sample(
            (claims, text, other) =>
            {
                var answer = Long(claims, 10);
                answer = answer with
                {
                    Claims = [.. answer.Claims.Select((claim, index) => claim with { Text = index % 3 == 0 ? text : other })],
                    Citations = [.. answer.Citations.Select(citation => citation with { Link = $"https://news.example/{other}", Passage = text, Provenance = citation.Provenance with { Headline = other } })],
                };
                var content = Render(answer, Private);
                Valid(content.Blocks);
                Assert.True(content.Text.Length < 40_000);
                var part = AnswerPart.Of(answer, 0, SlackRenderer.Room);
                Assert.Equal(part.Claims.Count, part.Paragraphs(AnswerLayout.Prose, Block.MostSection, SlackText.Width).Sum(paragraph => Marks(paragraph)));
                Valid(SlackRenderer.Passages(Question, answer, 0).Blocks);
            },
            iter: 300);

    [Fact]
    public void Every_language_says_all_of_it()
    {
        var english = new[] { "Slack/Data/slack", "Platforms/Data/replies" }.SelectMany(file => File.ReadAllLines(Repository.File($"Bot.Host/{file}.en.txt"))).Select(line => line.Split('\t')[0]);
        Assert.All(SlackWords.Languages, words => Assert.All(english.Where(key => key[0] != '#'), key => Assert.NotEmpty(words[key])));
        Assert.Equal(["en", "es", "zh"], SlackWords.Languages.Select(words => words.Language).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_modal_is_one_that_slack_opens_in_every_language()
    {
        await using var bed = await SlackBed.StartAsync();
        foreach (var words in SlackWords.Languages)
            await new SlackMessenger(bed.Client, bed.Clock).OpenViewAsync(bed.Slack.Views.NewTrigger("U1"), FeedbackModal.Of(words, Question.ToString()), CancellationToken.None);

        Assert.Equal(3, bed.Slack.Views.Opened.Count);
    }

    private static int Marks(string paragraph) => paragraph.Split("[1]").Length - 1;

    private static Reply.Answer Long(int claims, int length) => Replies.Answer() with
    {
        Claims = [.. Enumerable.Range(1, claims).Select(number => new Claim($"Claim {number}: {new string('x', length)}.", [1], Quote: false))],
        Citations = [Replies.Answer().Citations[0]],
    };

    private static SlackContent Render(Reply reply, IReadOnlyList<ReplyAction> actions) => SlackRenderer.Reply(Outgoing(new ChatReply.Said(reply), actions));

    private static OutgoingReply Outgoing(ChatReply reply, IReadOnlyList<ReplyAction> actions)
    {
        var message = new MessageAddress(new ChannelAddress("slack", "T1", "C1"), "1.000001");
        return new OutgoingReply(Question, "token", new ReplyPlace(message, message.Message, null, null), reply, actions, MayBePosted: false);
    }

    private static void Matches(SlackContent content, string name)
    {
        Valid(content.Blocks);
        Snapshot.Matches(content.ToJson().ToJsonString(Indented), name);
    }

    private static void Valid(JsonArray blocks)
    {
        Assert.Empty(BlockRules.Check(blocks, 50));
        Assert.False(BlockRules.IsTooLong(blocks));
    }

    private static IEnumerable<JsonObject> Markups(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Markups),
        JsonObject item when item["type"]?.ToString() == "mrkdwn" => [item],
        JsonObject item => item.SelectMany(member => Markups(member.Value)),
        _ => [],
    };

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Texts),
        JsonObject item => item.SelectMany(member => Texts(member.Value)),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
