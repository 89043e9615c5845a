using System.Text.Json.Nodes;
using Bot.Host.Discord.Rendering;

namespace Bot.Host.Discord;

/// <summary>The first answer to an interaction (https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object).</summary>
internal sealed record InteractionResponse(JsonObject Body)
{
    private const int Ephemeral = 1 << 6;

    /// <summary>Nothing changes; the message of the button is edited later.</summary>
    public static InteractionResponse Later { get; } = new(new JsonObject { ["type"] = 6 });

    /// <summary>The bot is at work; whether only the user sees what follows is settled now.</summary>
    public static InteractionResponse Working(bool isPrivate) =>
        new(new JsonObject { ["type"] = 5, ["data"] = isPrivate ? new JsonObject { ["flags"] = Ephemeral } : [] });

    public static InteractionResponse Modal(JsonObject modal) => new(new JsonObject { ["type"] = 9, ["data"] = modal });

    /// <summary>A message for the user alone.</summary>
    public static InteractionResponse Note(DiscordContent content)
    {
        var message = content.ToJson(MessageForm.Components);
        message["flags"] = message["flags"]!.GetValue<int>() | Ephemeral;
        return new(new JsonObject { ["type"] = 4, ["data"] = message });
    }

    /// <param name="choices">At most 25, each part of at most 100 characters.</param>
    public static InteractionResponse Choices(IEnumerable<(string Value, string Label)> choices) => new(new JsonObject
    {
        ["type"] = 8,
        ["data"] = new JsonObject
        {
            ["choices"] = new JsonArray([.. choices.Select(choice => (JsonNode)new JsonObject { ["name"] = choice.Label, ["value"] = choice.Value })]),
        },
    });
}
