using System.Text;
using System.Text.Json;
using Bot.Host;
using Bot.Host.Discord.Wire;

namespace Bot.Tests.Host.Discord;

public sealed class GatewayPayloadTests
{
    [Theory]
    [InlineData("""{"t":"MESSAGE_CREATE","s":7,"op":0,"d":{"content":"x","nested":{"t":"READY","s":9}}}""")]
    [InlineData("""{"op":0,"d":{"content":"x","nested":{"t":"READY","s":9}},"s":7,"t":"MESSAGE_CREATE","later":[1]}""")]
    public void The_order_of_the_members_does_not_matter(string json)
    {
        var payload = GatewayPayload.Read(Encoding.UTF8.GetBytes(json));

        Assert.Equal((GatewayPayload.Dispatch, 7L, "MESSAGE_CREATE"), (payload.Op, payload.Sequence, payload.Type));
        Assert.Equal("x", payload.Element().Text("content"));
    }

    [Fact]
    public void An_event_nobody_wants_is_counted_and_not_read()
    {
        // What comes after its name is no JSON, and nobody notices.
        var payload = GatewayPayload.Read("""{"t":"GUILD_CREATE","s":8,"op":0,"d":{"name":nonsense"""u8);

        Assert.Equal((8L, null), (payload.Sequence, payload.Type));
    }

    [Fact]
    public void What_is_no_dispatch_keeps_its_data()
    {
        Assert.Equal(41250, GatewayPayload.Read("""{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250}}"""u8).Element().Number("heartbeat_interval"));
        Assert.Equal("true", Encoding.UTF8.GetString(GatewayPayload.Read("""{"op":9,"d":true}"""u8).Data));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("""{"op":"0"}""")]
    public void What_is_no_payload_is_an_error_of_one_kind(string json) =>
        Assert.True(Record.Exception(() => GatewayPayload.Read(Encoding.UTF8.GetBytes(json)).Op) is JsonException or InvalidOperationException);
}
