namespace Bot.Host.Discord.Wire;

/// <summary>
/// Holds every request back until none of Discord's limits forbids it: that of its route, the bot's own for all routes, and
/// that on invalid requests (https://docs.discord.com/developers/topics/rate-limits).
/// </summary>
/// <param name="requestsPerSecond">For all routes but those that answer interactions.</param>
internal sealed class RateLimits(int requestsPerSecond, TimeProvider clock) : IDisposable
{
    // How many buckets there may be before those that say nothing any more are dropped.
    private const int Many = 2_048;

    private readonly Lock gate = new();
    private readonly Dictionary<string, string> hashes = [];
    private readonly Dictionary<(string Name, string Major), Entry> buckets = [];
    private readonly PacedWindow everything = new(requestsPerSecond, TimeSpan.FromSeconds(1), clock);
    private DateTimeOffset paused;
    private DateTimeOffset banned;

    /// <summary>Until the request may go. Whoever is let through must <see cref="Leave"/>.</summary>
    public async Task<Pass> EnterAsync(DiscordRequest request, CancellationToken cancellationToken)
    {
        var name = $"{request.Method} {request.Route.Template}";
        while (true)
        {
            var pass = await EnterBucketAsync(name, request.Route.Major, cancellationToken);
            try
            {
                await WaitForAllAsync(request.Route.IsInteraction, cancellationToken);
            }
            catch
            {
                GiveBack(pass);
                throw;
            }

            if (IsStillOpen(pass))
                return pass;
            GiveBack(pass);
        }
    }

    /// <param name="told">Null where no answer came.</param>
    public void Leave(Pass pass, RateLimitAnswer? told)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (told is { RetryAfter: { } pause } && (told.IsGlobal || told.IsBan))
            {
                var until = now + pause;
                paused = paused > until ? paused : until;
                if (told.IsBan)
                    banned = banned > until ? banned : until;
                // It says nothing of the route.
                told = null;
            }

            var entry = pass.Entry.Current;
            if (told?.Bucket is { } hash)
            {
                hashes[pass.Name] = hash;
                entry = Join(pass.Name, pass.Major, entry, hash);
            }

            entry.Bucket.Leave(told, now);
            Arm(entry, now);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var entry in buckets.Values)
                entry.Timer?.Dispose();
        }
    }

    private async Task<Pass> EnterBucketAsync(string name, string major, CancellationToken cancellationToken)
    {
        Pass pass;
        TaskCompletionSource? turn;
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var entry = Find(name, major, now);
            pass = new Pass(name, major, entry);
            turn = entry.Bucket.Enter(now);
            Arm(entry, now);
        }

        if (turn is not null)
            await WaitAsync(pass, turn, cancellationToken);
        return pass;
    }

    private async Task WaitAsync(Pass pass, TaskCompletionSource turn, CancellationToken cancellationToken)
    {
        try
        {
            await turn.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // It may have been let through at this very moment.
            lock (gate)
            {
                if (!turn.TrySetCanceled(cancellationToken))
                    GiveBack(pass);
            }

            throw;
        }
    }

    private async Task WaitForAllAsync(bool isInteraction, CancellationToken cancellationToken)
    {
        do
        {
            for (TimeSpan rest; (rest = Rest(isInteraction)) > TimeSpan.Zero;)
                await Task.Delay(rest.InFull(), clock, cancellationToken);
            if (!isInteraction)
                await everything.WaitAsync(cancellationToken);
        }
        // A pause that fell meanwhile takes the turn with it: all whose turn came in the pause would go at once when it ends.
        while (Rest(isInteraction) > TimeSpan.Zero);
    }

    /// <summary>False when the route was paused while the request waited for the limit of all.</summary>
    private bool IsStillOpen(Pass pass)
    {
        lock (gate)
            return !pass.Entry.Current.Bucket.IsPaused(clock.GetUtcNow());
    }

    /// <summary>The request was not sent.</summary>
    private void GiveBack(Pass pass)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            pass.Entry.Current.Bucket.Return(now);
            Arm(pass.Entry.Current, now);
        }
    }

    private Entry Find(string name, string major, DateTimeOffset now)
    {
        var hash = hashes.GetValueOrDefault(name);
        // From before its limit was known, and perhaps paused.
        if (hash is not null && buckets.TryGetValue((name, major), out var early))
            return Join(name, major, early, hash);
        var key = (hash ?? name, major);
        if (buckets.TryGetValue(key, out var entry))
            return entry;
        if (buckets.Count >= Many)
            DropIdle(now);
        return buckets[key] = new Entry();
    }

    /// <summary>Notes which limit an entry stands for; another may do so already.</summary>
    private Entry Join(string name, string major, Entry entry, string hash)
    {
        if (buckets.TryGetValue((name, major), out var early) && early == entry)
            buckets.Remove((name, major));
        if (!buckets.TryGetValue((hash, major), out var known))
            return buckets[(hash, major)] = entry;
        if (known == entry)
            return entry;
        known.Bucket.Adopt(entry.Bucket);
        entry.Successor = known;
        entry.Timer?.Dispose();
        return known;
    }

    /// <summary>Wakes those who wait when the window ends.</summary>
    private void Arm(Entry entry, DateTimeOffset now)
    {
        if (!entry.Bucket.IsWaitedFor || entry.Bucket.Opens(now) is not { } opens)
            return;
        var rest = opens > now ? opens - now : TimeSpan.Zero;
        entry.Timer ??= clock.CreateTimer(Wake, entry, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        entry.Timer.Change(rest.InFull(), Timeout.InfiniteTimeSpan);
    }

    private void Wake(object? state)
    {
        lock (gate)
        {
            var entry = ((Entry)state!).Current;
            var now = clock.GetUtcNow();
            entry.Bucket.LetThrough(now);
            Arm(entry, now);
        }
    }

    private TimeSpan Rest(bool isInteraction)
    {
        lock (gate)
            return (isInteraction ? banned : paused) - clock.GetUtcNow();
    }

    private void DropIdle(DateTimeOffset now)
    {
        foreach (var (key, entry) in buckets.Where(pair => pair.Value.Bucket.IsIdle && !(pair.Value.Bucket.Opens(now) > now)).ToList())
        {
            entry.Timer?.Dispose();
            buckets.Remove(key);
        }
    }

    /// <summary>The leave to send one request.</summary>
    internal sealed record Pass(string Name, string Major, Entry Entry);

    internal sealed class Entry
    {
        public RateBucket Bucket { get; } = new();

        public ITimer? Timer { get; set; }

        /// <summary>The one this turned out to be.</summary>
        public Entry? Successor { get; set; }

        public Entry Current => Successor?.Current ?? this;
    }
}
