using System.Globalization;

namespace Bot.Fakes.Discord;

/// <summary>Discord's rate limits, enforced: who asks for too much is refused, whatever they know (https://docs.discord.com/developers/topics/rate-limits).</summary>
internal sealed class ServerLimits(LoopbackDiscordOptions options, TimeProvider clock)
{
    // Requests that were under way when a limit fell could not know of it; a test's clock may go some steps meanwhile.
    private static readonly TimeSpan Unknowing = TimeSpan.FromMilliseconds(300);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Bucket, string Major), Window> windows = [];
    private readonly Dictionary<(string Bucket, string Major), Block> blocked = [];
    private readonly Queue<DateTimeOffset> lately = new();
    private Block allBlocked = new(DateTimeOffset.MinValue, DateTimeOffset.MinValue);

    /// <summary>Counts a request in.</summary>
    public LimitAnswer Count(string route, string major, bool isInteraction)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var limit = options.Limits(route);
            if (!isInteraction && Global(now) is { } global)
                return global;
            var key = (limit?.Bucket ?? route, major);
            if (blocked.TryGetValue(key, out var block) && block.Until > now)
                return new LimitAnswer(limit, 0, block.Until, block.Until - now, RateLimitScope.User) { IsViolation = now - block.Since >= Unknowing };
            if (limit is null)
                return new LimitAnswer(null, 0, default, null, RateLimitScope.User);
            if (!windows.TryGetValue(key, out var window) || window.Ends <= now)
                windows[key] = window = new Window(now + limit.Window);
            if (window.Count >= limit.Requests)
                return new LimitAnswer(limit, 0, window.Ends, window.Ends - now, RateLimitScope.User) { IsViolation = window.IsTold };
            window.Count++;
            return new LimitAnswer(limit, limit.Requests - window.Count, window.Ends, null, RateLimitScope.User) { OnTold = () => window.IsTold = true };
        }
    }

    /// <summary>Refuses a route, or everything, for a while.</summary>
    public void Refuse(string route, string major, Fault.RateLimited fault)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var block = new Block(now, now + TimeSpan.FromSeconds(fault.Seconds));
            if (fault.Scope == RateLimitScope.Global)
                allBlocked = block;
            else
                blocked[(options.Limits(route)?.Bucket ?? route, major)] = block;
        }
    }

    private LimitAnswer? Global(DateTimeOffset now)
    {
        if (allBlocked.Until > now)
            return new LimitAnswer(null, 0, default, allBlocked.Until - now, RateLimitScope.Global) { IsViolation = now - allBlocked.Since >= Unknowing };
        if (options.RequestsPerSecond == 0)
            return null;
        while (lately.TryPeek(out var oldest) && oldest + TimeSpan.FromSeconds(1) <= now)
            lately.Dequeue();
        if (lately.Count >= options.RequestsPerSecond)
            return new LimitAnswer(null, 0, default, lately.Peek() + TimeSpan.FromSeconds(1) - now, RateLimitScope.Global) { IsViolation = true };
        lately.Enqueue(now);
        return null;
    }

    private sealed class Window(DateTimeOffset ends)
    {
        public DateTimeOffset Ends => ends;

        public int Count { get; set; }

        /// <summary>The bot has had an answer that tells of it.</summary>
        public bool IsTold { get; set; }
    }

    private sealed record Block(DateTimeOffset Since, DateTimeOffset Until);
}

/// <summary>What a request is told of limits.</summary>
/// <param name="Pause">How long it has to wait; null when it went through.</param>
internal sealed record LimitAnswer(RouteLimit? Limit, int Remaining, DateTimeOffset Ends, TimeSpan? Pause, RateLimitScope Scope)
{
    /// <summary>The bot could know that it had to wait.</summary>
    public bool IsViolation { get; init; }

    public Action OnTold { private get; init; } = () => { };

    public void WriteTo(HttpResponse response, DateTimeOffset now)
    {
        OnTold();
        if (Limit is not null)
        {
            // Rounded up, so that who waits as long as told has waited long enough.
            var rest = Math.Ceiling((Ends - now).TotalMilliseconds) / 1000;
            response.Headers["X-RateLimit-Limit"] = Text(Limit.Requests);
            response.Headers["X-RateLimit-Remaining"] = Text(Remaining);
            response.Headers["X-RateLimit-Reset"] = Text(Ends.ToUnixTimeMilliseconds() / 1000.0);
            response.Headers["X-RateLimit-Reset-After"] = Text(Math.Max(0, rest));
            response.Headers["X-RateLimit-Bucket"] = Limit.Bucket;
        }

        if (Pause is { } pause)
        {
            response.Headers.RetryAfter = Text(Math.Ceiling(pause.TotalSeconds));
            response.Headers["X-RateLimit-Scope"] = Scope switch { RateLimitScope.Global => "global", RateLimitScope.Shared => "shared", _ => "user" };
            if (Scope == RateLimitScope.Global)
                response.Headers["X-RateLimit-Global"] = "true";
        }
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
