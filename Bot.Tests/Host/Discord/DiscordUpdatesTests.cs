using System.Text.Json;
using Bot.Host.Discord.Payloads;
using Bot.Host.Discord.Wire;

namespace Bot.Tests.Host.Discord;

public sealed class DiscordUpdatesTests
{
    private static readonly DiscordIdentity Self = new("900", "901");

    [Theory]
    [InlineData("<@901> who said that?", "who said that?")]
    [InlineData("<@!901>who?", "who?")]
    [InlineData("Did <@7> of <#8> and <@&9> see <https://a.example/x>?", "Did @Ida of and see https://a.example/x?")]
    [InlineData("<a:wave:12> at <t:1700000000:R> </ask:5> <id:guide> <3 x < y", "at <3 x < y")]
    public void A_text_is_read_as_people_see_it(string written, string plain) =>
        Assert.Equal(plain, DiscordText.Plain(written, JsonSerializer.Deserialize<JsonElement>("""[{"id":"7","username":"ida7","global_name":"Ida"}]"""), Self));

    [Fact]
    public void A_mention_is_to_the_bot_and_a_mention_of_others_is_theirs()
    {
        var toBot = Written("""{"id":"1","type":0,"channel_id":"2","guild_id":"3","author":{"id":"4"},"content":"<@901> who?","mentions":[{"id":"901"},{"id":"7"}]}""");
        var toOthers = Written("""{"id":"1","type":0,"channel_id":"2","guild_id":"3","author":{"id":"4"},"content":"<@7> who?","mentions":[{"id":"7"}]}""");
        var toNobody = Written("""{"id":"1","type":0,"channel_id":"2","guild_id":"3","author":{"id":"4"},"content":"who?","mentions":[]}""");

        Assert.Equal([(true, false), (false, true), (false, false)], new[] { toBot, toOthers, toNobody }.Select(written => (written.IsToBot, written.IsForOthers)));
    }

    [Theory]
    [InlineData("901", true, true, false)]
    [InlineData("901", false, false, false)]
    [InlineData("7", false, false, true)]
    [InlineData("4", false, false, false)]
    public void A_reply_is_to_whom_it_answers(string answered, bool notifies, bool isToBot, bool isForOthers)
    {
        var mentions = notifies ? "{\"id\":\"" + answered + "\"}" : "";
        var written = Written(
            "{\"id\":\"1\",\"type\":19,\"channel_id\":\"2\",\"guild_id\":\"3\",\"author\":{\"id\":\"4\"},\"content\":\"And when?\",\"mentions\":[" + mentions + "],"
            + "\"message_reference\":{\"message_id\":\"9\"},\"referenced_message\":{\"id\":\"9\",\"author\":{\"id\":\"" + answered + "\"}}}");

        Assert.Equal((isToBot, isForOthers, "9"), (written.IsToBot, written.IsForOthers, written.InReplyTo));
    }

    [Theory]
    [InlineData("MESSAGE_CREATE", """{"id":"1","type":0,"channel_id":"2","author":{"id":"901"},"content":"Mine"}""")]
    [InlineData("MESSAGE_CREATE", """{"id":"1","type":0,"channel_id":"2","author":{"id":"5","bot":true},"content":"<@901> a bot's"}""")]
    [InlineData("MESSAGE_CREATE", """{"id":"1","type":0,"channel_id":"2","author":{"id":"5"},"webhook_id":"6","content":"<@901> a webhook's"}""")]
    [InlineData("MESSAGE_CREATE", """{"id":"1","type":7,"channel_id":"2","author":{"id":"5"},"content":""}""")]
    [InlineData("MESSAGE_CREATE", """{"id":1,"channel_id":[],"author":7,"content":{},"mentions":{}}""")]
    [InlineData("MESSAGE_CREATE", "[]")]
    [InlineData("MESSAGE_UPDATE", """{"id":"1","type":0,"channel_id":"2","author":{"id":"5"},"content":"A preview came","edited_timestamp":null}""")]
    [InlineData("MESSAGE_DELETE", """{"channel_id":"2"}""")]
    [InlineData("MESSAGE_DELETE_BULK", """{"channel_id":"2","ids":[]}""")]
    [InlineData("GUILD_CREATE", """{"id":"3"}""")]
    public void What_no_person_wrote_concerns_nobody(string type, string data) => Assert.Null(Read(type, data));

    [Fact]
    public void Many_messages_may_be_deleted_at_once() =>
        Assert.Equal(["5", "6"], Assert.IsType<DiscordUpdate.Deleted>(Read("MESSAGE_DELETE_BULK", """{"channel_id":"2","guild_id":"3","ids":["5","6"]}""")).Messages);

    [Theory]
    [InlineData("""{"name":"question","type":3,"value":"Who?"}""", true)]
    [InlineData("""{"name":"question","type":3,"value":"Who?"},{"name":"private","type":5,"value":true}""", true)]
    [InlineData("""{"name":"question","type":3,"value":"Who?"},{"name":"private","type":5,"value":false}""", false)]
    public void A_question_by_command_is_private_unless_its_asker_says_no(string options, bool isPrivate)
    {
        var asked = Assert.IsType<DiscordUpdate.Asked>(Interaction("2", "{\"type\":1,\"name\":\"ask\",\"options\":[" + options + "]}"));

        Assert.Equal(("Who?", isPrivate, "4", "es-ES", 32UL), (asked.Question, asked.IsPrivate, asked.User, asked.Origin.Locale, asked.Origin.Permissions));
    }

    [Theory]
    [InlineData("""{"content":"The <#8> fare is <@7>'s","mentions":[{"id":"7","username":"ida"}]}""", "The fare is @ida's")]
    [InlineData("""{"content":"","message_snapshots":[{"message":{"content":"Forwarded"}}]}""", "Forwarded")]
    [InlineData("""{"content":"","embeds":[{"title":"A headline","description":"and more"}]}""", "A headline and more")]
    [InlineData("""{"content":""}""", "")]
    public void A_message_that_is_to_be_checked_is_read_with_what_it_forwards_or_links_to(string message, string text) => Assert.Equal(
        text,
        Assert.IsType<DiscordUpdate.Checked>(Interaction("2", "{\"type\":3,\"name\":\"Check\",\"target_id\":\"50\",\"resolved\":{\"messages\":{\"50\":" + message + "}}}")).Text);

    [Fact]
    public void A_modal_gives_what_was_written_in_its_field() => Assert.Equal(
        "It is old",
        Assert.IsType<DiscordUpdate.Submitted>(Interaction("5", """
            {"custom_id":"feedback:1:0","components":[{"type":18,"id":1,"component":{"type":4,"id":2,"custom_id":"reason","value":"It is old"}}]}
            """)).Fields["reason"]);

    [Fact]
    public void What_is_being_typed_is_the_focused_option()
    {
        var typed = Assert.IsType<DiscordUpdate.Typed>(Interaction("4", """{"type":1,"name":"sources","options":[{"name":"outlet","type":3,"value":"gu","focused":true}]}"""));

        Assert.Equal(("sources", "outlet", "gu"), (typed.Name, typed.Option, typed.Value));
    }

    private static DiscordUpdate.Written Written(string data) => Assert.IsType<DiscordUpdate.Written>(Read("MESSAGE_CREATE", data));

    private static DiscordUpdate? Read(string type, string data) =>
        DiscordUpdates.Read(new DiscordDelivery(DiscordDeliveryKind.Dispatch, type, JsonSerializer.Deserialize<JsonElement>(data), 0), Self);

    private static DiscordUpdate? Interaction(string type, string data)
    {
        var json = "{\"id\":\"10\",\"type\":" + type + ",\"token\":\"t\",\"locale\":\"es-ES\",\"guild_id\":\"3\",\"channel_id\":\"2\",\"context\":0,"
            + "\"member\":{\"user\":{\"id\":\"4\"},\"permissions\":\"32\"},\"data\":" + data + "}";
        return DiscordUpdates.Read(new DiscordDelivery(DiscordDeliveryKind.Interaction, "INTERACTION_CREATE", JsonSerializer.Deserialize<JsonElement>(json), 0), Self);
    }
}
