using Bot.Core.Chat;
using Bot.Core.Moderation;

namespace Bot.Core.Commands;

/// <summary>How often one person may have the bot fetch an address that they suggest, whatever becomes of it.</summary>
public sealed class SuggestionPace(int perHour, TimeProvider clock)
{
    private readonly RateLimit limit = new(perHour, TimeSpan.FromHours(1), clock);

    public int PerHour => perHour;

    /// <summary>Counts one more, if it may be.</summary>
    public bool TryTake(Actor actor) => limit.Take(actor.ToString()) == RateLimit.Verdict.Allowed;
}
