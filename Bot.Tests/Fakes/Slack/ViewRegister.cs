using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Fakes.Slack;

/// <summary>Triggers, which open one view within three seconds, and the views they opened.</summary>
public sealed class ViewRegister(TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, (string User, DateTimeOffset At, bool Used)> triggers = new();
    private int last;

    public ConcurrentQueue<OpenedView> Opened { get; } = new();

    public string NewTrigger(string user)
    {
        var trigger = string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref last)}.1234567890.abcdef");
        triggers[trigger] = (user, clock.GetUtcNow(), false);
        return trigger;
    }

    internal JsonObject Open(RecordedCall call, bool allowed)
    {
        if (!allowed || call["trigger_id"] is not { } id || !triggers.TryGetValue(id, out var trigger))
            throw new CallRefusal("invalid_trigger_id");
        if (trigger.Used)
            throw new CallRefusal("exchanged_trigger_id");
        if (clock.GetUtcNow() - trigger.At > Lifetime)
            throw new CallRefusal("expired_trigger_id");
        if (call.Arguments["view"] is not JsonObject view || Problems(view) is not { Count: 0 })
            throw new CallRefusal("invalid_arguments", call.Arguments["view"] is JsonObject bad ? Problems(bad) : ["[ERROR] missing required field: view"]);
        triggers[id] = trigger with { Used = true };
        var opened = new OpenedView($"V{Interlocked.Increment(ref last)}", trigger.User, (JsonObject)view.DeepClone());
        Opened.Enqueue(opened);
        var json = (JsonObject)view.DeepClone();
        json["id"] = opened.Id;
        return new JsonObject { ["view"] = json };
    }

    private static List<string> Problems(JsonObject view)
    {
        var problems = new List<string>();
        if (view["type"]?.ToString() != "modal")
            problems.Add("[ERROR] unsupported type [json-pointer:/view/type]");
        foreach (var name in (string[])["title", "submit", "close"])
        {
            if (view[name] is JsonObject text ? text["type"]?.ToString() != "plain_text" || text["text"]?.ToString() is not { Length: >= 1 and <= 24 } : name == "title")
                problems.Add($"[ERROR] must be plain text of 1 to 24 characters [json-pointer:/view/{name}]");
        }

        if (view["callback_id"]?.ToString().Length > 255)
            problems.Add("[ERROR] must be less than 256 characters [json-pointer:/view/callback_id]");
        if (view["private_metadata"]?.ToString().Length > 3_000)
            problems.Add("[ERROR] must be less than 3001 characters [json-pointer:/view/private_metadata]");
        problems.AddRange(view["blocks"] is JsonArray { Count: > 0 } blocks ? BlockRules.Check(blocks, 100) : ["[ERROR] missing required field: blocks"]);
        if (view["blocks"] is JsonArray inputs && inputs.Any(block => block?["type"]?.ToString() == "input") && view["submit"] is null)
            problems.Add("[ERROR] a view with an input needs submit [json-pointer:/view/submit]");
        return problems;
    }
}
