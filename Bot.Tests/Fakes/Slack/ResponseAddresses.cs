using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Fakes.Slack;

/// <summary>The addresses that come with commands and interactions: five posts within thirty minutes, no token.</summary>
public sealed class ResponseAddresses(SlackState state, LoopbackSlackOptions options, TimeProvider clock)
{
    private const int MostPosts = 5;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, Target> targets = new();
    private int last;

    public Uri Base { get; internal set; } = new("http://127.0.0.1/");

    public string New(string channel, string user, string? threadTs = null)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{options.Team}-{Interlocked.Increment(ref last)}");
        targets[id] = new Target(channel, user, threadTs, clock.GetUtcNow());
        return new Uri(Base, id).ToString();
    }

    /// <summary>The error it is refused with; null when it was posted.</summary>
    internal string? Post(string id, JsonObject message)
    {
        if (!targets.TryGetValue(id, out var target))
            return "no_service";
        if (clock.GetUtcNow() - target.At > Lifetime)
            return "expired_url";
        if (Interlocked.Increment(ref target.Posts) > MostPosts)
            return "used_url";
        if (message["delete_original"]?.GetValue<bool>() == true)
            return null;
        var blocks = message["blocks"]?.DeepClone() as JsonArray;
        if (blocks is not null && (BlockRules.Check(blocks, 50).Count > 0 || BlockRules.IsTooLong(blocks)))
            return "invalid_blocks";
        var text = message["text"]?.ToString() ?? "";
        if (text.Length == 0 && blocks is null)
            return "no_text";
        var thread = message["thread_ts"]?.ToString() ?? target.ThreadTs;
        if (message["response_type"]?.ToString() == "in_channel")
            state.Add(target.Channel, thread, options.BotUser, text, blocks);
        else
            state.Ephemerals.Enqueue(new EphemeralMessage(target.Channel, thread, target.User, text, blocks, clock.GetUtcNow()));
        return null;
    }

    private sealed record Target(string Channel, string User, string? ThreadTs, DateTimeOffset At)
    {
        public int Posts;
    }
}
