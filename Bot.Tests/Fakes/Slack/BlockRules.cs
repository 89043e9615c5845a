using System.Text.Json.Nodes;

namespace Bot.Fakes.Slack;

/// <summary>
/// What Slack refuses of blocks (https://docs.slack.dev/reference/block-kit): it checks every member, and names the
/// place of each fault.
/// </summary>
public sealed class BlockRules
{
    // Undocumented: what chat.postMessage takes in all, as people found out (github.com/slackapi/bolt-js/issues/2509).
    private const int MostInAll = 13_000;

    private readonly List<string> problems = [];
    private readonly HashSet<string> ids = [];

    public static IReadOnlyList<string> Check(JsonArray blocks, int most)
    {
        var rules = new BlockRules();
        if (blocks.Count > most)
            rules.problems.Add($"no more than {most} items allowed [json-pointer:/blocks]");
        for (var index = 0; index < blocks.Count; index++)
            rules.CheckBlock(blocks[index], $"/blocks/{index}");
        return rules.problems;
    }

    public static bool IsTooLong(JsonArray blocks) => Length(blocks) > MostInAll;

    private static int Length(JsonNode? node) => node switch
    {
        JsonArray array => array.Sum(Length),
        JsonObject item => item.Sum(member => Length(member.Value)),
        JsonValue value when value.TryGetValue<string>(out var text) => text.Length,
        _ => 0,
    };

    private void CheckBlock(JsonNode? node, string at)
    {
        if (node is not JsonObject block)
        {
            problems.Add($"must be an object [json-pointer:{at}]");
            return;
        }

        if (Text(block, "block_id", at, most: 255, required: false) is { } id && !ids.Add(id))
            problems.Add($"block_id already exists [json-pointer:{at}/block_id]");
        switch (block["type"]?.ToString())
        {
            case "section":
                Members(block, at, "text", "fields", "accessory", "expand");
                TextObject(block["text"], $"{at}/text", 3_000, required: block["fields"] is null);
                break;
            case "context":
                Members(block, at, "elements");
                Each(block["elements"], $"{at}/elements", 10, (element, place) => TextObject(element, place, 3_000));
                break;
            case "actions":
                Members(block, at, "elements");
                CheckActions(block["elements"], $"{at}/elements");
                break;
            case "divider":
                Members(block, at);
                break;
            case "header":
                Members(block, at, "text");
                TextObject(block["text"], $"{at}/text", 150, plainOnly: true);
                break;
            case "input":
                Members(block, at, "label", "element", "optional", "hint", "dispatch_action");
                TextObject(block["label"], $"{at}/label", 2_000, plainOnly: true);
                TextObject(block["hint"], $"{at}/hint", 2_000, required: false, plainOnly: true);
                Input(block["element"] as JsonObject, $"{at}/element");
                break;
            case "rich_text":
                Members(block, at, "elements");
                Each(block["elements"], $"{at}/elements", 1_000, (_, _) => { });
                break;
            default:
                problems.Add($"unsupported type: {block["type"]} [json-pointer:{at}/type]");
                break;
        }
    }

    private void CheckActions(JsonNode? elements, string at)
    {
        var actions = new HashSet<string>();
        Each(elements, at, 25, (node, place) =>
        {
            if (node is not JsonObject { } button || button["type"]?.ToString() != "button")
            {
                problems.Add($"unsupported type [json-pointer:{place}/type]");
                return;
            }

            Members(button, place, "text", "action_id", "url", "value", "style", "confirm", "accessibility_label");
            TextObject(button["text"], $"{place}/text", 75, plainOnly: true);
            Text(button, "value", place, most: 2_000, required: false);
            Text(button, "url", place, most: 3_000, required: false);
            Text(button, "accessibility_label", place, most: 75, required: false);
            if (button["style"] is { } style && style.ToString() is not ("primary" or "danger"))
                problems.Add($"must be one of primary, danger [json-pointer:{place}/style]");
            if (Text(button, "action_id", place, most: 255, required: true) is { } action && !actions.Add(action))
                problems.Add($"action_id already exists [json-pointer:{place}/action_id]");
        });
    }

    private void Input(JsonObject? element, string at)
    {
        switch (element?["type"]?.ToString())
        {
            case "plain_text_input":
                TextInput(element, at);
                break;
            case "file_input":
                Members(element, at, "action_id", "filetypes", "max_files");
                if (element["max_files"] is { } files && files.GetValue<int>() is < 1 or > 10)
                    problems.Add($"must be between 1 and 10 [json-pointer:{at}/max_files]");
                break;
            case "static_select":
                Members(element, at, "action_id", "placeholder", "options", "initial_option", "focus_on_load");
                Each(element["options"], $"{at}/options", 100, (option, place) =>
                {
                    TextObject(option?["text"], $"{place}/text", 75, plainOnly: true);
                    Text(option!.AsObject(), "value", place, most: 150, required: true);
                });
                break;
            default:
                problems.Add($"unsupported type [json-pointer:{at}/type]");
                break;
        }
    }

    private void TextInput(JsonObject element, string at)
    {

        Members(element, at, "action_id", "initial_value", "multiline", "min_length", "max_length", "placeholder", "focus_on_load", "dispatch_action_config");
        Text(element, "action_id", at, most: 255, required: false);
        if (element["placeholder"] is { } placeholder)
            TextObject(placeholder, $"{at}/placeholder", 150, plainOnly: true);
        if (element["max_length"] is { } length && length.GetValue<int>() is < 1 or > 3_000)
            problems.Add($"must be between 1 and 3000 [json-pointer:{at}/max_length]");
    }

    private void TextObject(JsonNode? node, string at, int most, bool required = true, bool plainOnly = false)
    {
        if (node is not JsonObject text)
        {
            if (required)
                problems.Add($"missing required field [json-pointer:{at}]");
            return;
        }

        var type = text["type"]?.ToString();
        if (type == "mrkdwn" && !plainOnly)
            Members(text, at, "text", "verbatim");
        else if (type == "plain_text")
            Members(text, at, "text", "emoji");
        else
            problems.Add($"unsupported type: {type} [json-pointer:{at}/type]");
        Text(text, "text", at, most, required: true);
    }

    private string? Text(JsonObject owner, string name, string at, int most, bool required)
    {
        if (owner[name] is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            if (required || owner[name] is not null)
                problems.Add($"missing required field: {name} [json-pointer:{at}]");
            return null;
        }

        if (text.Length > most)
            problems.Add($"must be less than {most + 1} characters [json-pointer:{at}/{name}]");
        if (text.Length == 0)
            problems.Add($"must be more than 0 characters [json-pointer:{at}/{name}]");
        return text;
    }

    private void Each(JsonNode? node, string at, int most, Action<JsonNode?, string> check)
    {
        if (node is not JsonArray { Count: > 0 } items)
        {
            problems.Add($"no fewer than 1 items allowed [json-pointer:{at}]");
            return;
        }

        if (items.Count > most)
            problems.Add($"no more than {most} items allowed [json-pointer:{at}]");
        for (var index = 0; index < items.Count; index++)
            check(items[index], $"{at}/{index}");
    }

    private void Members(JsonObject owner, string at, params ReadOnlySpan<string> known)
    {
        foreach (var (name, _) in owner)
        {
            if (name is not ("type" or "block_id") && !known.Contains(name))
                problems.Add($"unexpected field: {name} [json-pointer:{at}]");
        }
    }
}
