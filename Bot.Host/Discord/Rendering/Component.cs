using System.Text.Json.Nodes;
using Bot.Host.Discord.Payloads;

namespace Bot.Host.Discord.Rendering;

/// <summary>The few components our messages are made of (https://docs.discord.com/developers/components/reference).</summary>
internal static class Component
{
    /// <summary>Components of one message, those inside others too.</summary>
    public const int Most = 40;

    // Buttons of one row.
    private const int MostInRow = 5;

    public static JsonObject Text(string markdown) => new() { ["type"] = 10, ["content"] = markdown };

    /// <param name="name">Of a file that goes with the message.</param>
    public static JsonObject File(string name) => new() { ["type"] = 13, ["file"] = new JsonObject { ["url"] = $"attachment://{name}" } };

    /// <param name="id">A number of ours, to know the message by; Discord chooses one where there is none.</param>
    public static JsonObject Container(IEnumerable<JsonObject> components, int? id)
    {
        var container = new JsonObject { ["type"] = 17, ["components"] = new JsonArray([.. components]) };
        if (id is { } number)
            container.Insert(1, "id", number);
        return container;
    }

    /// <summary>As many rows as the buttons need.</summary>
    public static IReadOnlyList<JsonObject> Rows(IEnumerable<JsonObject> buttons) =>
        [.. buttons.Chunk(MostInRow).Select(row => new JsonObject { ["type"] = 1, ["components"] = new JsonArray([.. row]) })];

    /// <param name="id">What comes back when it is pressed; at most 100 characters.</param>
    public static JsonObject Button(string label, string id, bool isPrimary = false) =>
        new() { ["type"] = 2, ["style"] = isPrimary ? 1 : 2, ["label"] = label, ["custom_id"] = id };

    /// <summary>A field of a modal that takes several lines.</summary>
    public static JsonObject Field(string label, string id, string hint, int most) => new()
    {
        ["type"] = 18,
        ["label"] = label,
        ["component"] = new JsonObject
        {
            ["type"] = 4,
            ["custom_id"] = id,
            ["style"] = 2,
            ["required"] = false,
            ["max_length"] = most,
            ["placeholder"] = hint,
        },
    };

    /// <summary>Text of ours beside text from outside: small, below the rest.</summary>
    public static string Small(string text) => $"-# {DiscordText.Escape(text)}";
}
