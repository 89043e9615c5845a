using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Core.Answering;
using Bot.Core.Chat;
using Bot.Host.Discord;
using Bot.Host.Discord.Rendering;
using Bot.Host.Platforms;
using Bot.Tests.Fixtures;
using CsCheck;

namespace Bot.Tests.Host.Discord;

public sealed class DiscordRenderingTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly QuestionId Question = new(new Guid("00000000-0000-0000-0000-000000000007"));

    private static readonly ReplyAction[] Public = [ReplyAction.ShowPassages, ReplyAction.Helpful, ReplyAction.NotHelpful, ReplyAction.AskModerator];
    private static readonly ReplyAction[] Private = [ReplyAction.ShowPassages, ReplyAction.Share, ReplyAction.Helpful, ReplyAction.NotHelpful, ReplyAction.AskModerator];

    [Fact]
    public void An_answer_for_everyone() => Matches(Render(Replies.Answer(), Public), "discord-answer");

    [Fact]
    public void An_answer_for_its_asker() => Matches(Render(Replies.Answer(), Private), "discord-private-answer");

    [Fact]
    public void An_answer_where_components_are_refused() =>
        Snapshot.Matches(Render(Replies.Answer(), Public).ToJson(MessageForm.Plain).ToJsonString(Indented), "discord-plain-answer");

    [Fact]
    public void A_list() => Matches(Render(Replies.Answer(AnswerLayout.List) with { Language = "es", Opening = "Mis fuentes difieren" }, Public), "discord-list");

    [Fact]
    public void An_abstention() => Matches(Render(Replies.Abstention(), [ReplyAction.NotHelpful, ReplyAction.AskModerator]), "discord-abstention");

    [Fact]
    public void An_apology() => Matches(DiscordRenderer.Reply(Outgoing(new ChatReply.Apology(new Notice(NoticeKind.Failed, "en", "Something *went* wrong.")), [])), "discord-apology");

    [Fact]
    public void The_passages() => Matches(DiscordRenderer.Passages(Question, Replies.Answer(), 0), "discord-passages");

    [Fact]
    public void The_feedback_modal() => Snapshot.Matches(FeedbackModal.Of(DiscordWords.For("zh-CN"), Question).ToJsonString(Indented), "discord-feedback");

    [Fact]
    public void The_feedback_modal_keeps_discords_limits_in_every_language() => Assert.All(DiscordWords.Languages, words =>
    {
        var modal = FeedbackModal.Of(words, Question);
        var label = modal["components"]![0]!;
        Assert.InRange(modal["title"]!.ToString().Length, 1, 45);
        Assert.InRange(modal["custom_id"]!.ToString().Length, 1, 100);
        Assert.InRange(label["label"]!.ToString().Length, 1, 45);
        Assert.InRange(label["component"]!["placeholder"]!.ToString().Length, 1, 100);
    });

    [Fact]
    public void Nothing_from_outside_is_a_mention_a_link_or_a_format()
    {
        const string Hostile =
            "# Big @everyone <@1> <@&2> <#3> <:e:4> <t:5:R> </ask:6> [x](https://evil.example) ||s|| **b** _i_ ~~s~~ `c` https://evil.example\n- item\n1. one\n> quote\n-# small";
        var answer = Replies.Answer();
        var citation = answer.Citations[0];
        var provenance = citation.Provenance with { Headline = Hostile, Outlet = Hostile, Url = "https://news.example/a)b>c d<e" };
        var hostile = answer with
        {
            Claims = [new Claim(Hostile, [1], Quote: false)],
            Citations = [citation with { Provenance = provenance, Passage = Hostile, Link = "https://news.example/x>@everyone(" }],
        };
        var abstention = Replies.Abstention() with { Message = Hostile, Nearest = [Replies.Summary(FerryStory.Vote) with { Provenance = provenance }] };

        foreach (var content in new[] { Render(hostile, Public), DiscordRenderer.Passages(Question, hostile, 0), Render(abstention, Public), DiscordRenderer.Note(Hostile) })
        {
            var text = string.Join('\n', Texts(content.ToJson(MessageForm.Components)));
            var read = DiscordMarkdown.Read(text);
            Assert.Empty(read.Mentions);
            Assert.Empty(read.Formats);
            Assert.All(read.Links, link => Assert.StartsWith("https://news.example/", link, StringComparison.Ordinal));
            Assert.Contains("@everyone <@1> <@&2> <#3> <:e:4> <t:5:R> </ask:6> [x](https://evil.example) ||s|| **b** _i_ ~~s~~ `c`", read.Text, StringComparison.Ordinal);
            Valid(content);
        }
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("notes/7.md")]
    [InlineData("")]
    public void An_address_that_is_no_web_address_is_no_link(string address)
    {
        var answer = Replies.Answer();
        var text = string.Join('\n', Texts(Render(answer with { Citations = [answer.Citations[0] with { Link = address }, answer.Citations[1]] }, []).ToJson(MessageForm.Components)));

        Assert.Contains("\n[1] our note", text, StringComparison.Ordinal);
        Assert.Contains("\n[2] [Wexley Courier", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_headline_with_brackets_stands_beside_its_link()
    {
        var answer = Replies.Answer();
        var citation = answer.Citations[1];
        var text = string.Join('\n', Texts(Render(
            answer with { Citations = [answer.Citations[0], citation with { Provenance = citation.Provenance with { Headline = "Mayor [sic] speaks" } }] }, []).ToJson(MessageForm.Components)));

        Assert.Contains("Mayor [sic] speaks <https://news.example/", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_very_long_address_loses_its_passage_before_it_stops_being_a_link()
    {
        var answer = Replies.Answer();
        var content = Render(answer with { Citations = [answer.Citations[0] with { Link = $"https://news.example/a#:~:text={new string('x', 900)}" }, answer.Citations[1]] }, []);

        Assert.Contains("](<https://news.example/a>)", string.Join('\n', Texts(content.ToJson(MessageForm.Components))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_rest_and_the_rest_of_the_rest_show_every_claim_once_with_its_citation(bool isPlain)
    {
        var form = isPlain ? MessageForm.Plain : MessageForm.Components;
        var answer = Long(claims: 40, length: 190);
        var seen = new List<string>();
        var messages = 0;
        for (int? first = 0; first is { } from; messages++)
        {
            var content = from == 0 ? Render(answer, []) : DiscordRenderer.Rest(Question, answer, from);
            Valid(content);
            var message = content.ToJson(form);
            var text = string.Join('\n', Texts(message));
            seen.AddRange(answer.Claims.Where(claim => text.Contains(claim.MarkedText, StringComparison.Ordinal)).Select(claim => claim.Text));
            first = Buttons(message).Select(button => button["custom_id"]!.ToString().Split(':')).Where(id => id[0] == ActionIds.Rest).Select(id => (int?)int.Parse(id[2], System.Globalization.CultureInfo.InvariantCulture)).SingleOrDefault();
            Assert.Equal(first ?? 40, seen.Count);
        }

        Assert.Equal(answer.Claims.Select(claim => claim.Text), seen);
        Assert.InRange(messages, 2, 20);
    }

    [Fact]
    public void Long_passages_go_on_behind_a_button_until_all_was_shown()
    {
        var citations = Enumerable.Range(1, 9).Select(number => Replies.Answer().Citations[0] with { Number = number, Passage = string.Join(' ', Enumerable.Repeat($"word{number}", 300)) }).ToList();
        var answer = Replies.Answer() with { Citations = citations };
        var shown = new List<string>();
        for (int? first = 0; first is { } from;)
        {
            var content = DiscordRenderer.Passages(Question, answer, from);
            Valid(content);
            var message = content.ToJson(MessageForm.Components);
            shown.AddRange(Texts(message));
            first = Buttons(message).Select(button => (int?)int.Parse(button["custom_id"]!.ToString().Split(':')[2], System.Globalization.CultureInfo.InvariantCulture)).SingleOrDefault();
        }

        var words = string.Join(' ', shown).Split([' ', '\n']).Where(word => word.StartsWith("word", StringComparison.Ordinal)).ToList();
        Assert.Equal(citations.SelectMany(citation => citation.Passage.Split(' ')), words);
    }

    [Fact]
    public void Whatever_an_answer_holds_discord_takes_it_and_no_citation_is_cut() =>
        Gen.Select(Gen.Int[1, 30], Gen.String[Gen.Char["ab <>&*_`|[](@:/#-\n一😀"], 1, 4_500], Gen.String[Gen.Char["ab<>&*|)"], 0, 2_500]).Sample(
            (claims, text, other) =>
            {
                var answer = Long(claims, 10);
                answer = answer with
                {
                    Claims = [.. answer.Claims.Select((claim, index) => claim with { Text = index % 3 == 0 ? text : other, Citations = [1, 2] })],
                    Citations = [.. Replies.Answer().Citations.Select(citation => citation with { Link = $"https://news.example/{other}", Passage = text, Provenance = citation.Provenance with { Headline = other } })],
                };
                var content = Render(answer, Private);
                Valid(content);
                var part = AnswerPart.Of(answer, 0, MessageForm.Components.AnswerRoom(Bot.Host.ReplyWords.For("en")));
                Assert.Equal(part.Claims.Count, Marks().Count(string.Join('\n', Texts(content.ToJson(MessageForm.Components)))));
                Valid(DiscordRenderer.Passages(Question, answer, 0));
                Valid(DiscordRenderer.Note(text));
                Valid(Render(Replies.Abstention() with { Message = text, Nearest = [.. Enumerable.Repeat(Replies.Summary(FerryStory.Vote), claims)] }, Public));
            },
            iter: 300);

    [Fact]
    public void Every_language_says_all_of_it()
    {
        var english = Keys("Bot.Host/Discord/Data/discord.en.txt").Concat(Keys("Bot.Host/Platforms/Data/replies.en.txt")).ToList();
        Assert.All(DiscordWords.Languages, words => Assert.All(english, key => Assert.NotEmpty(words[key])));
        Assert.Equal(["en", "es", "zh"], DiscordWords.Languages.Select(words => words.Language).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Keys(string path) => File.ReadAllLines(Repository.File(path)).Select(line => line.Split('\t')[0]).Where(key => key[0] != '#');

    // Of our own making: at the end of a claim, both citations.
    private static Regex Marks() => new(@" \[1\]\[2\]", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static Reply.Answer Long(int claims, int length) => Replies.Answer() with
    {
        Claims = [.. Enumerable.Range(1, claims).Select(number => new Claim($"Claim {number}: {new string('x', length)}.", [1], Quote: false))],
        Citations = [Replies.Answer().Citations[0]],
    };

    private static DiscordContent Render(Reply reply, IReadOnlyList<ReplyAction> actions) => DiscordRenderer.Reply(Outgoing(new ChatReply.Said(reply), actions));

    private static OutgoingReply Outgoing(ChatReply reply, IReadOnlyList<ReplyAction> actions)
    {
        var message = new MessageAddress(new ChannelAddress("discord", "1", "2"), "3");
        return new OutgoingReply(Question, "token", new ReplyPlace(message, message.Message, null, null), reply, actions, MayBePosted: false);
    }

    private static void Matches(DiscordContent content, string name)
    {
        Valid(content);
        Snapshot.Matches(content.ToJson(MessageForm.Components).ToJsonString(Indented), name);
    }

    private static void Valid(DiscordContent content)
    {
        foreach (var form in new[] { MessageForm.Components, MessageForm.Plain })
        {
            var message = content.ToJson(form);
            Assert.Equal("""{"parse":[]}""", message["allowed_mentions"]!.ToJsonString());
            var texts = Texts(message).ToList();
            Assert.All(texts, text => Assert.NotEmpty(text.Trim()));
            Assert.InRange(texts.Sum(text => text.EnumerateRunes().Count()), 1, form == MessageForm.Plain ? 2_000 : 4_000);
            Assert.InRange(Count(message["components"]), 0, Component.Most);
            Assert.All(Buttons(message), button => Assert.InRange(button["label"]!.ToString().Length, 1, 80));
            Assert.All(Buttons(message), button => Assert.InRange(button["custom_id"]!.ToString().Length, 1, 100));
        }
    }

    private static int Count(JsonNode? node) => node switch
    {
        JsonArray array => array.Sum(Count),
        JsonObject component => 1 + Count(component["components"]),
        _ => 0,
    };

    private static IEnumerable<JsonObject> Buttons(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Buttons),
        JsonObject item when item["type"]?.ToString() == "2" => [item],
        JsonObject item => Buttons(item["components"]),
        _ => [],
    };

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Texts),
        JsonObject item => (item["content"] is { } content ? [content.ToString()] : Array.Empty<string>()).Concat(Texts(item["components"])),
        _ => [],
    };
}
