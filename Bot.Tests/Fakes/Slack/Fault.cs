namespace Bot.Fakes.Slack;

/// <summary>What goes wrong with a call.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>429 with the seconds to wait.</summary>
    public sealed record RateLimited(int Seconds) : Fault;

    /// <summary>A status and no JSON. The call may have been done.</summary>
    public sealed record Status(int Code, bool Done) : Fault;

    /// <summary>200 with <c>ok:false</c>. Of an error Slack calls internal, the call may have been done.</summary>
    public sealed record NotOk(string Error, bool Done = false) : Fault;

    /// <summary>No answer, ever. The call may have been done.</summary>
    public sealed record Silence(bool Done) : Fault;

    /// <summary>The connection breaks instead of an answer. The call may have been done.</summary>
    public sealed record Broken(bool Done) : Fault;

    public bool IsDone => this switch
    {
        Status status => status.Done,
        NotOk notOk => notOk.Done,
        Silence silence => silence.Done,
        Broken broken => broken.Done,
        _ => false,
    };

    /// <summary>A fault of any kind for a share of the calls.</summary>
    public static Func<RecordedCall, Fault?> Seeded(double share, int seed)
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
            0 or 1 => new RateLimited(random.Next(1, 4)),
            2 => new Status(500, done),
            3 => new Status(503, done),
            4 => new NotOk("internal_error", done),
            5 => new NotOk("service_unavailable"),
            6 => new Silence(done),
            _ => new Broken(done),
        };
    }
}
