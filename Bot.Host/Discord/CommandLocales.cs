using System.Text.Json.Nodes;

namespace Bot.Host.Discord;

/// <summary>Names and descriptions in the languages that the bot speaks.</summary>
internal static class CommandLocales
{
    // https://docs.discord.com/developers/reference#locales; what a language has none for is shown in English.
    private static readonly (string Language, string[] Tags)[] Others = [("es", ["es-ES", "es-419"]), ("zh", ["zh-CN", "zh-TW"])];

    /// <param name="member">Such as <c>name</c>, beside which Discord has <c>name_localizations</c>.</param>
    public static void Set(JsonObject target, string member, Func<string, string> textIn)
    {
        target[member] = textIn("en");
        target[$"{member}_localizations"] = new JsonObject(Others.SelectMany(other => other.Tags.Select(tag => KeyValuePair.Create(tag, (JsonNode?)textIn(other.Language)))));
    }
}
