using System.Text.Json.Nodes;

namespace Bot.Fakes.Discord;

/// <summary>What Discord takes as components of a message or modal (https://docs.discord.com/developers/components/reference).</summary>
internal static class ComponentRules
{
    public const int ActionRow = 1;
    public const int Button = 2;
    public const int StringSelect = 3;
    public const int TextInput = 4;
    public const int Section = 9;
    public const int TextDisplay = 10;
    public const int Separator = 14;
    public const int Container = 17;
    public const int Label = 18;

    private const int LinkStyle = 5;
    private const int MostComponents = 40;
    private const int MostCharacters = 4_000;
    private const int MostRows = 5;
    private const int MostCustomId = 100;

    /// <exception cref="RestRefusal"/>
    public static void Check(JsonArray components, bool isV2)
    {
        if (!isV2 && components.Count > MostRows)
            throw RestRefusal.Form("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
        if (Count(components) > MostComponents)
            throw RestRefusal.Form("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The number of components exceeds the maximum of 40.");
        if (MessageRules.Texts(components).Sum(MessageRules.Length) > MostCharacters)
            throw RestRefusal.Form("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "The total displayable text size exceeds the maximum of 4000.");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < components.Count; index++)
        {
            var type = Type(components[index]);
            var isAllowed = isV2 ? type is ActionRow or Section or TextDisplay or 12 or 13 or Separator or Container : type is ActionRow;
            if (!isAllowed)
                throw Refuse($"components.{index}.type", "BASE_TYPE_CHOICES", isV2 ? "This component may not stand here." : "Value of field \"type\" must be one of (1,).");
            Check(components[index]!.AsObject(), $"components.{index}", ids);
        }
    }

    /// <exception cref="RestRefusal"/>
    public static void CheckModal(JsonObject modal)
    {
        Text(modal, "custom_id", "data", 1, MostCustomId);
        Text(modal, "title", "data", 1, 45);
        if (modal["components"] is not JsonArray { Count: >= 1 and <= 5 } parts)
            throw Refuse("data.components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
        foreach (var part in parts)
        {
            var inner = Type(part) switch
            {
                Label => part!["component"],
                ActionRow => part!["components"]?[0],
                TextDisplay => null,
                _ => throw Refuse("data.components", "BASE_TYPE_CHOICES", "This component may not stand in a modal."),
            };
            if (Type(part) == Label)
                Text(part!.AsObject(), "label", "data.components", 1, 45);
            if (inner is JsonObject input)
                CheckInput(input, isLabelled: Type(part) == Label);
        }
    }

    private static void CheckInput(JsonObject input, bool isLabelled)
    {
        Text(input, "custom_id", "data.components", 1, MostCustomId);
        if (Type(input) != TextInput)
            return;
        if (input["style"]?.GetValue<int>() is not (1 or 2))
            throw Refuse("data.components.style", "BASE_TYPE_REQUIRED", "This field is required");
        // In an action row, the label is the input's own.
        if (!isLabelled)
            Text(input, "label", "data.components", 1, 45);
        if (input["max_length"]?.GetValue<int>() is > 4_000)
            throw Refuse("data.components.max_length", "NUMBER_TYPE_MAX", "int value should be less than or equal to 4000.");
    }

    private static void Check(JsonObject component, string at, HashSet<string> ids)
    {
        switch (Type(component))
        {
            case ActionRow:
                CheckRow(component, at, ids);
                break;
            case Section:
                Children(component, at, 1, 3, ids, TextDisplay);
                if (component["accessory"] is not JsonObject accessory || Type(accessory) is not (Button or 11))
                    throw Refuse($"{at}.accessory", "BASE_TYPE_REQUIRED", "This field is required");
                Check(accessory, $"{at}.accessory", ids);
                break;
            case TextDisplay:
                Text(component, "content", at, 1, MostCharacters);
                break;
            case Container:
                Children(component, at, 1, MostComponents, ids, ActionRow, Section, TextDisplay, 12, 13, Separator);
                break;
            case Button:
                CheckButton(component, at, ids);
                break;
            default:
                break;
        }
    }

    private static void CheckRow(JsonObject row, string at, HashSet<string> ids)
    {
        Children(row, at, 1, 5, ids, Button, StringSelect, 5, 6, 7, 8);
        if (row["components"]!.AsArray().Any(child => Type(child) != Button) && row["components"]!.AsArray().Count > 1)
            throw Refuse($"{at}.components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A select fills its row.");
        foreach (var select in row["components"]!.AsArray().Where(child => Type(child) == StringSelect))
            Text(select!.AsObject(), "custom_id", at, 1, MostCustomId);
    }

    private static void CheckButton(JsonObject button, string at, HashSet<string> ids)
    {
        if (button["label"] is not null)
            Text(button, "label", at, 1, 80);
        else if (button["emoji"] is null)
            throw Refuse($"{at}.label", "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button needs a label or an emoji.");
        if (button["style"]?.GetValue<int>() is not (>= 1 and <= 6 and var style))
            throw Refuse($"{at}.style", "BASE_TYPE_CHOICES", "Value of field \"style\" must be one of (1, 2, 3, 4, 5, 6).");
        if (style == LinkStyle)
        {
            Text(button, "url", at, 1, 512);
            if (!Uri.TryCreate(button["url"]!.ToString(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https" or "discord"))
                throw Refuse($"{at}.url", "URL_TYPE_INVALID_URL", "Not a well formed URL.");
            return;
        }

        Text(button, "custom_id", at, 1, MostCustomId);
        if (!ids.Add(button["custom_id"]!.ToString()))
            throw Refuse($"{at}.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    }

    private static void Children(JsonObject parent, string at, int fewest, int most, HashSet<string> ids, params int[] allowed)
    {
        if (parent["components"] is not JsonArray children || children.Count < fewest || children.Count > most)
            throw Refuse($"{at}.components", "BASE_TYPE_BAD_LENGTH", $"Must be between {fewest} and {most} in length.");
        for (var index = 0; index < children.Count; index++)
        {
            if (!allowed.Contains(Type(children[index])))
                throw Refuse($"{at}.components.{index}.type", "BASE_TYPE_CHOICES", "This component may not stand here.");
            Check(children[index]!.AsObject(), $"{at}.components.{index}", ids);
        }
    }

    private static void Text(JsonObject component, string name, string at, int fewest, int most)
    {
        var length = component[name] is JsonValue value ? MessageRules.Length(value.ToString()) : 0;
        if (length < fewest || length > most)
            throw Refuse($"{at}.{name}", "BASE_TYPE_BAD_LENGTH", $"Must be between {fewest} and {most} in length.");
    }

    private static int Count(JsonNode? node) => node switch
    {
        JsonArray array => array.Sum(Count),
        JsonObject component => 1 + Count(component["components"]) + Count(component["accessory"]),
        _ => 0,
    };

    private static int Type(JsonNode? component) => component is JsonObject && component["type"] is JsonValue type ? type.GetValue<int>() : 0;

    private static RestRefusal Refuse(string field, string code, string message) => RestRefusal.Form(field, code, message);
}
