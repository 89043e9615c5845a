using System.Text.Json.Nodes;

namespace Bot.Fakes.Slack.Shapes;

/// <summary>What samples of one kind of payload show: the path of each member, the JSON types seen there, and what is never missing.</summary>
public sealed class PayloadShape
{
    // What these hold is large and nothing that the loopback Slack sends of its own, or has names that an app chooses.
    private static readonly HashSet<string> Opaque = ["attachments", "blocks", "bot_profile", "comment", "confirm", "file", "files", "icons", "item", "reactions", "room", "root", "user_profile", "values"];

    private readonly SortedDictionary<string, SortedSet<string>> members = new(StringComparer.Ordinal);
    private readonly SortedSet<string> required = new(StringComparer.Ordinal);

    public IEnumerable<string> Paths => members.Keys;

    public static PayloadShape Parse(JsonObject json)
    {
        var shape = new PayloadShape();
        foreach (var (path, types) in json["members"]!.AsObject())
            shape.members[path] = [.. types!.ToString().Split('|')];
        shape.Require(json["required"]!.AsArray().Select(path => path!.ToString()));
        return shape;
    }

    public JsonObject ToJson() => new()
    {
        ["members"] = new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)string.Join('|', member.Value)))),
        ["required"] = new JsonArray([.. required.Select(path => (JsonNode)path)]),
    };

    public void Add(JsonNode? sample, string path = "")
    {
        Add(path, [TypeOf(sample)]);
        foreach (var (child, value) in Children(sample, path))
        {
            if (Opaque.Contains(child[(child.LastIndexOf('.') + 1)..]))
                Add(child, [TypeOf(value)]);
            else
                Add(value, child);
        }
    }

    /// <summary>Takes over what another shape shows of some of its members.</summary>
    public void Add(PayloadShape other, IEnumerable<string> paths)
    {
        foreach (var path in paths)
            Add(path, other.members[path]);
    }

    public void Require(IEnumerable<string> paths) => required.UnionWith(paths);

    /// <summary>What of a payload the samples do not bear out.</summary>
    public IReadOnlyList<string> Check(JsonNode? payload)
    {
        var problems = new List<string>();
        Check(payload, "", problems);
        return problems;
    }

    private void Check(JsonNode? value, string path, List<string> problems)
    {
        if (!members.TryGetValue(path, out var types))
        {
            problems.Add($"{path} is in no sample");
            return;
        }

        if (!types.Contains(TypeOf(value)))
            problems.Add($"{path} is {TypeOf(value)}, in the samples {string.Join(" or ", types)}");
        if (value is JsonObject item)
            problems.AddRange(required.Where(name => ParentOf(name) == path && !item.ContainsKey(NameOf(name))).Select(name => $"{name} is missing"));
        // An empty object in the samples says nothing of what it may hold.
        if (!members.Keys.Any(member => member.Length > 0 && ParentOf(member) == path))
            return;
        foreach (var (child, inner) in Children(value, path))
            Check(inner, child, problems);
    }

    private void Add(string path, IEnumerable<string> types)
    {
        if (!members.TryGetValue(path, out var known))
            members[path] = known = new SortedSet<string>(StringComparer.Ordinal);
        known.UnionWith(types);
    }

    private static IEnumerable<(string Path, JsonNode? Value)> Children(JsonNode? node, string path) => node switch
    {
        JsonObject item => item.Select(member => (path.Length == 0 ? member.Key : $"{path}.{member.Key}", member.Value)),
        JsonArray array => array.Select(element => ($"{path}[]", element)),
        _ => [],
    };

    private static string ParentOf(string path) =>
        path.EndsWith("[]", StringComparison.Ordinal) ? path[..^2] : path.LastIndexOf('.') is var dot && dot < 0 ? "" : path[..dot];

    private static string NameOf(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static string TypeOf(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject => "object",
        JsonArray => "array",
        _ => node.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => "string",
            System.Text.Json.JsonValueKind.Number => "number",
            _ => "boolean",
        },
    };
}
