using System.Text.Json;

namespace Bot.Host.Discord.Wire;

/// <summary>One payload of the gateway, read no further than somebody wants it (https://docs.discord.com/developers/events/gateway-events).</summary>
internal readonly ref struct GatewayPayload(int op, long? sequence, string? type, ReadOnlySpan<byte> data)
{
    public const int Dispatch = 0;
    public const int Heartbeat = 1;
    public const int Identify = 2;
    public const int PresenceUpdate = 3;
    public const int Resume = 6;
    public const int Reconnect = 7;
    public const int InvalidSession = 9;
    public const int Hello = 10;
    public const int HeartbeatAck = 11;

    public const string Ready = "READY";
    public const string Resumed = "RESUMED";
    public const string InteractionCreate = "INTERACTION_CREATE";

    // A server with many channels sends megabytes of what this bot needs nothing of.
    private static readonly string[] Wanted =
        ["MESSAGE_CREATE", InteractionCreate, "MESSAGE_UPDATE", "MESSAGE_DELETE", "MESSAGE_DELETE_BULK", "THREAD_CREATE", "THREAD_DELETE", "CHANNEL_DELETE", Ready, Resumed];

    public int Op { get; } = op;

    public long? Sequence { get; } = sequence;

    /// <summary>The event's name; null where it is no dispatch, or one of no interest here.</summary>
    public string? Type { get; } = type;

    /// <summary>Empty where nobody wants it.</summary>
    public ReadOnlySpan<byte> Data { get; } = data;

    /// <exception cref="JsonException">It is no object with an opcode.</exception>
    public static GatewayPayload Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        int? op = null;
        long? sequence = null;
        string? type = null;
        var (hasType, hasSequence) = (false, false);
        var data = ReadOnlySpan<byte>.Empty;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("a gateway payload is an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("op"u8) && reader.Read())
            {
                op = reader.GetInt32();
            }
            else if (reader.ValueTextEquals("s"u8) && reader.Read())
            {
                (hasSequence, sequence) = (true, reader.TokenType == JsonTokenType.Number ? reader.GetInt64() : null);
            }
            else if (reader.ValueTextEquals("t"u8) && reader.Read())
            {
                (hasType, type) = (true, NameOf(reader));
            }
            else if (reader.ValueTextEquals("d"u8) && reader.Read())
            {
                // Discord sends the data last, so mostly it need not even be skipped.
                if (op == Dispatch && hasType && hasSequence && type is null)
                    break;
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                data = json[start..(int)reader.BytesConsumed];
            }
            else
            {
                reader.Skip();
            }
        }

        return new GatewayPayload(op ?? throw new JsonException("a gateway payload has an opcode"), sequence, type, data);
    }

    /// <summary>The data as something that can be kept.</summary>
    public JsonElement Element() => Data.IsEmpty ? default : JsonSerializer.Deserialize<JsonElement>(Data);

    private static string? NameOf(in Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
            return null;
        foreach (var name in Wanted)
        {
            if (reader.ValueTextEquals(name))
                return name;
        }

        return null;
    }
}
