using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Fakes.Slack.Shapes;

/// <summary>The shapes of what Slack sends an app, by kind, such as <c>event app_mention</c>; read off its published samples.</summary>
public static class SlackShapes
{
    private const string Origin =
        "Names and JSON types of members only, from the sample payloads of Slack's Java SDK, the Socket Mode samples of its Python SDKs and the types of @slack/types (all MIT); made by: dotnet run --project Bot.Tests/Fakes -- shapes SAMPLES FILE";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    // The samples of the Java SDK have every member a kind can have, and no values.
    private static readonly (string Kind, string File)[] Samples =
    [
        ("event app_mention", "events/AppMentionPayload.json"),
        ("event message", "events/MessagePayload.json"),
        ("event message_changed", "events/MessageChangedPayload.json"),
        ("event message_deleted", "events/MessageDeletedPayload.json"),
        ("event app_home_opened", "events/AppHomeOpenedPayload.json"),
        ("interaction block_actions", "app-backend/interactive-components/BlockActionPayload.json"),
        ("interaction message_action", "app-backend/interactive-components/MessageShortcutPayload.json"),
        ("interaction view_submission", "app-backend/views/ViewSubmissionPayload.json"),
        ("command", "app-backend/slash-commands/SlashCommandPayload.json"),
    ];

    // The types say of these two which members are never missing.
    private static readonly (string Kind, string Definition)[] Types = [("event app_mention", "AppMentionEvent"), ("event message", "GenericMessageEvent")];

    public static IReadOnlyDictionary<string, PayloadShape> Load(string file) => JsonNode.Parse(File.ReadAllText(file))!["kinds"]!.AsObject()
        .ToDictionary(kind => kind.Key, kind => PayloadShape.Parse(kind.Value!.AsObject()));

    /// <summary>Reads the shapes off a folder of samples, and writes them to a file.</summary>
    public static void Write(string samples, string file)
    {
        var kinds = new SortedDictionary<string, PayloadShape>(StringComparer.Ordinal);
        foreach (var (kind, path) in Samples)
            Of(kind).Add(kind == "command" ? AsForm(Read(samples, path).AsObject()) : Read(samples, path));
        var recorded = Read(samples, "socket-mode-envelopes.json").AsObject().SelectMany(source => source.Value!.AsArray()).Select(message => message!.AsObject()).ToList();
        foreach (var messages in recorded.GroupBy(message => message["type"]!.ToString()))
        {
            AddAll(Of($"socket {messages.Key}"), [.. messages.Select(message => Emptied(message, "payload"))]);
            var payloads = messages.Select(message => message["payload"]).OfType<JsonObject>().ToList();
            if (payloads.Count > 0)
                AddRecorded(kinds, messages.Key, payloads);
        }

        var definitions = Read(samples, "blocks-and-events.schema.json")["definitions"]!;
        foreach (var (kind, definition) in Types)
            Of(kind).Require(definitions[definition]!["required"]!.AsArray().Select(name => $"event.{name}"));
        var json = new JsonObject { ["origin"] = Origin, ["kinds"] = new JsonObject(kinds.Select(kind => KeyValuePair.Create(kind.Key, (JsonNode?)kind.Value.ToJson()))) };
        File.WriteAllText(file, json.ToJsonString(Indented) + "\n");

        PayloadShape Of(string kind) => kinds.TryGetValue(kind, out var shape) ? shape : kinds[kind] = new PayloadShape();
    }

    /// <summary>What payloads that were once sent have in common, every kind that comes the same way has too.</summary>
    private static void AddRecorded(SortedDictionary<string, PayloadShape> kinds, string way, List<JsonObject> payloads)
    {
        var group = way switch { "events_api" => "event ", "interactive" => "interaction ", _ => "command" };
        var common = new PayloadShape();
        var paths = AddAll(common, [.. payloads.Select(payload => Emptied(payload, "event"))]);
        foreach (var (_, shape) in kinds.Where(kind => kind.Key.StartsWith(group, StringComparison.Ordinal)))
        {
            shape.Add(common, paths);
            shape.Require(Named(paths));
        }

        foreach (var payload in payloads)
        {
            if (kinds.TryGetValue(group + (payload["event"]?["type"] ?? payload["type"]), out var shape))
                shape.Add(payload);
            // A view is the same wherever it comes.
            if (payload["view"] is { } view)
                kinds["interaction view_submission"].Add(view, "view");
        }
    }

    /// <summary>Adds samples, and gives the paths that all of them have.</summary>
    private static List<string> AddAll(PayloadShape shape, IReadOnlyList<JsonObject> samples)
    {
        var paths = samples.Select(sample =>
        {
            shape.Add(sample);
            var one = new PayloadShape();
            one.Add(sample);
            return one.Paths;
        }).Aggregate((some, others) => some.Intersect(others)).ToList();
        shape.Require(Named(paths));
        return paths;
    }

    private static IEnumerable<string> Named(IEnumerable<string> paths) => paths.Where(path => path.Length > 0 && !path.EndsWith("[]", StringComparison.Ordinal));

    private static JsonObject Emptied(JsonObject message, string member)
    {
        var copy = (JsonObject)message.DeepClone();
        if (copy.ContainsKey(member))
            copy[member] = new JsonObject();
        return copy;
    }

    // A command comes as a form, where everything is text.
    private static JsonObject AsForm(JsonObject fields) => new(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)(field.Value?.ToString() ?? ""))));

    private static JsonNode Read(string samples, string path) => JsonNode.Parse(File.ReadAllText(Path.Combine(samples, path)))!;
}
