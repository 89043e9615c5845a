namespace Bot.Fakes.Discord;

/// <summary>What goes wrong with a request.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>429 with the seconds to wait: for the route, for a resource that others use too, or for the whole bot.</summary>
    public sealed record RateLimited(double Seconds, RateLimitScope Scope = RateLimitScope.User) : Fault;

    /// <summary>A status and a page instead of JSON. It may have been done.</summary>
    public sealed record Status(int Code, bool Done) : Fault;

    /// <summary>No answer, ever. It may have been done.</summary>
    public sealed record Silence(bool Done) : Fault;

    /// <summary>The connection breaks instead of an answer. It may have been done.</summary>
    public sealed record Broken(bool Done) : Fault;

    public bool IsDone => this switch
    {
        Status status => status.Done,
        Silence silence => silence.Done,
        Broken broken => broken.Done,
        _ => false,
    };

    /// <summary>A fault of any kind for a share of the requests.</summary>
    public static Func<RecordedRequest, Fault?> Seeded(double share, int seed)
    {
        var random = new Random(seed);
        return _ =>
        {
            lock (random)
                return random.NextDouble() < share ? Any(random) : null;
        };
    }

    private static Fault Any(Random random)
    {
        var done = random.Next(2) == 0;
        return random.Next(8) switch
        {
            0 => new RateLimited(random.Next(1, 4)),
            1 => new RateLimited(random.Next(1, 4), RateLimitScope.Shared),
            2 => new RateLimited(1, RateLimitScope.Global),
            3 => new Status(500, done),
            4 => new Status(502, done),
            5 => new Status(503, Done: false),
            6 => new Silence(done),
            _ => new Broken(done),
        };
    }
}

public enum RateLimitScope
{
    User,
    Shared,
    Global,
}
