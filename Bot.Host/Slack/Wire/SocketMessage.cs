using System.Text.Json;

namespace Bot.Host.Slack.Wire;

/// <summary>What comes by a socket of Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode).</summary>
internal abstract record SocketMessage
{
    private SocketMessage()
    {
    }

    /// <summary>Null where it is no JSON.</summary>
    public static SocketMessage? Read(ReadOnlySpan<byte> text)
    {
        JsonElement json;
        try
        {
            json = JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return null;
        }

        if (json.Text("envelope_id") is { } envelope)
            return new Envelope(envelope, KindOf(json.Text("type")) is { } kind && json.Find("payload") is { } payload ? new SlackDelivery(kind, payload) : null);
        return json.Text("type") switch
        {
            "hello" => new Hello(),
            "disconnect" => new Disconnect(json.Text("reason") ?? "disconnect"),
            _ => new Unknown(),
        };
    }

    private static DeliveryKind? KindOf(string? type) => type switch
    {
        "events_api" => DeliveryKind.Event,
        "slash_commands" => DeliveryKind.Command,
        "interactive" => DeliveryKind.Interaction,
        _ => null,
    };

    internal sealed record Hello : SocketMessage;

    /// <summary>Slack will end the socket.</summary>
    internal sealed record Disconnect(string Reason) : SocketMessage;

    /// <param name="Delivery">Null is a kind that we know nothing of: it is acknowledged, or it would be sent for ever.</param>
    internal sealed record Envelope(string Id, SlackDelivery? Delivery) : SocketMessage;

    internal sealed record Unknown : SocketMessage;
}
