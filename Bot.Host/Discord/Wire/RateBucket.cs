namespace Bot.Host.Discord.Wire;

/// <summary>
/// One of Discord's rate limits as far as its answers told of it. It lets through what is surely allowed: while nothing is
/// known one request at a time, then what remains of the window, counting every request under way as used. Not safe for threads.
/// </summary>
internal sealed class RateBucket
{
    private readonly Queue<TaskCompletionSource> waiting = new();
    private double window = double.NegativeInfinity;
    private int? limit;
    private bool isUnlimited;
    private int remaining = 1;
    private int underWay;
    private int untold;
    private TimeSpan length = TimeSpan.FromSeconds(1);
    private DateTimeOffset? resets;
    private DateTimeOffset paused;

    public bool IsWaitedFor => waiting.Count > 0;

    public bool IsIdle => underWay == 0 && waiting.Count == 0;

    /// <summary>When it may let more through; null while that is not known.</summary>
    public DateTimeOffset? Opens(DateTimeOffset now) => paused > now && !(resets > paused) ? paused : resets;

    /// <summary>Null when the request may go at once, else what completes when it may.</summary>
    public TaskCompletionSource? Enter(DateTimeOffset now)
    {
        if (waiting.Count == 0 && Take(now))
            return null;
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Enqueue(turn);
        return turn;
    }

    /// <summary>A request that had entered is over.</summary>
    /// <param name="told">What its answer told; null where there was none.</param>
    public void Leave(RateLimitAnswer? told, DateTimeOffset now)
    {
        underWay--;
        if (told is null)
            untold++;
        else
            Learn(told, now);
        if (remaining <= 0 && underWay == 0 && resets is null)
            AssumeMore(now);
        LetThrough(now);
    }

    /// <summary>Lets those through that may go now.</summary>
    public void LetThrough(DateTimeOffset now)
    {
        while (waiting.TryPeek(out var turn))
        {
            if (turn.Task.IsCompleted)
            {
                // Whoever waited has given up.
                waiting.Dequeue();
            }
            else if (Take(now))
            {
                waiting.Dequeue().SetResult();
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Takes over those of a bucket that turned out to be this one.</summary>
    public void Adopt(RateBucket other)
    {
        underWay += other.underWay;
        untold += other.untold;
        remaining = Math.Max(0, remaining - other.underWay);
        paused = paused > other.paused ? paused : other.paused;
        while (other.waiting.TryDequeue(out var turn))
            waiting.Enqueue(turn);
    }

    /// <summary>A request that was let through does not go after all.</summary>
    public void Return(DateTimeOffset now)
    {
        underWay--;
        remaining++;
        LetThrough(now);
    }

    public bool IsPaused(DateTimeOffset now) => paused > now;

    private bool Take(DateTimeOffset now)
    {
        if (IsPaused(now))
            return false;
        if (resets <= now)
            Refill();
        if (remaining <= 0 && !isUnlimited)
            return false;
        remaining--;
        underWay++;
        return true;
    }

    private void Refill()
    {
        // What is under way may be counted in the next window.
        remaining = Math.Max(0, (limit ?? 1) - underWay);
        // The next window begins with its first request: only its answer tells when it ends.
        resets = null;
    }

    /// <summary>Nobody is left who could tell more: all that went in this window got no answer.</summary>
    private void AssumeMore(DateTimeOffset now)
    {
        if (limit is null)
            remaining = 1;
        else
            resets = now + length;
    }

    private void Learn(RateLimitAnswer told, DateTimeOffset now)
    {
        // Answers to those still under way tell of the window, and nothing of a pause.
        if (told.RetryAfter is { } pause && now + pause > paused)
            paused = now + pause;
        if (told is { Limit: { } most, Remaining: { } left, ResetAfter: { } rest })
        {
            length = length > rest ? length : rest;
            LearnWindow(most, left, now + rest, told.Reset ?? (now + rest).ToUnixTimeMilliseconds() / 1000.0);
        }
        else if (told.RetryAfter is not null)
        {
            (isUnlimited, remaining, resets) = (false, 0, resets > paused ? resets : paused);
        }
        else
        {
            // A route without a limit; what fails may lack the headers, though.
            isUnlimited |= told.IsSuccess && limit is null;
            untold++;
        }
    }

    private void LearnWindow(int most, int left, DateTimeOffset ends, double id)
    {
        (isUnlimited, limit) = (false, most);
        if (id > window)
        {
            // Those still under way, or whose answers were lost, may not be counted in it yet.
            (window, remaining, resets, untold) = (id, Math.Max(0, left - underWay - untold), ends, 0);
        }
        else if (id == window)
        {
            remaining = Math.Min(remaining, left);
        }
    }
}
