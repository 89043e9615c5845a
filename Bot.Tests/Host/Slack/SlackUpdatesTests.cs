using System.Text.Json;
using Bot.Host.Slack.Payloads;
using Bot.Host.Slack.Wire;

namespace Bot.Tests.Host.Slack;

public sealed class SlackUpdatesTests
{
    private static readonly SlackIdentity Self = new("T1", "U0BOT", "B0BOT");

    [Theory]
    [InlineData("<@U0BOT> who said &lt;that&gt; &amp; when?", "who said <that> & when?")]
    [InlineData("<@U0BOT|docket>who?", "who?")]
    [InlineData("Did <@U7|ida> of <#C1|harbor> see <https://a.example/x?a=1&amp;b=2|this story>?", "Did @ida of #harbor see this story?")]
    [InlineData("<https://a.example/x> <!here> <!subteam^S1|@press> <mailto:a@b.example|a@b.example>", "https://a.example/x press a@b.example")]
    [InlineData("&amp;lt;", "&lt;")]
    public void A_text_is_read_as_people_see_it(string written, string plain) => Assert.Equal(plain, SlackText.Plain(written, Self));

    [Theory]
    [InlineData("<@U7> what?", true)]
    [InlineData("<@U7> <@U0BOT> what?", false)]
    [InlineData("What?", false)]
    [InlineData("See <#C1>", false)]
    public void A_text_that_mentions_others_only_is_theirs(string text, bool isForOthers) => Assert.Equal(isForOthers, SlackText.IsForOthers(text, Self));

    [Fact]
    public void A_change_that_leaves_the_text_alone_is_no_edit() =>
        Assert.Null(Read("""
            {"team_id":"T1","type":"event_callback","event_id":"Ev1","event":{"type":"message","subtype":"message_changed","channel":"C1",
             "message":{"type":"message","user":"U1","text":"Same","ts":"1.000001"},"previous_message":{"type":"message","user":"U1","text":"Same","ts":"1.000001"}}}
            """));

    [Theory]
    [InlineData("""{"type":"event_callback"}""")]
    [InlineData("""{"team_id":"T1","event":{"type":"message"}}""")]
    [InlineData("""{"team_id":"T1","event":{"type":"message","channel":"C1","user":7,"ts":{},"text":[]}}""")]
    [InlineData("""{"team_id":"T1","event":{"type":"message","subtype":"message_changed"}}""")]
    [InlineData("""{"team_id":"T1","event":{"type":"message","subtype":"message_deleted"}}""")]
    [InlineData("""{"team_id":"T1","event":{"type":"reaction_added","user":"U1"}}""")]
    [InlineData("""{"team_id":"T1","event":[]}""")]
    public void What_is_no_message_of_a_person_concerns_nobody(string payload) => Assert.Null(Read(payload));

    [Fact]
    public void The_root_of_a_thread_stands_in_none()
    {
        var posted = Assert.IsType<SlackUpdate.Posted>(Read("""
            {"team_id":"T1","event_id":"Ev1","event":{"type":"message","channel":"C1","user":"U1","text":"What?","ts":"1.000001","thread_ts":"1.000001"}}
            """));

        Assert.Null(posted.ThreadTs);
    }

    private static SlackUpdate? Read(string payload) =>
        SlackUpdates.Read(new SlackDelivery(DeliveryKind.Event, JsonSerializer.Deserialize<JsonElement>(payload)), Self);
}
