using System.Collections.Concurrent;
using Bot.Core.Chat;

namespace Bot.Host.Slack;

/// <summary>
/// The addresses that came with presses on "share": they let the bot post for everyone in a channel that it is no member of.
/// They serve half an hour, so they are kept in memory only.
/// </summary>
internal sealed class SharePresses
{
    // A press is followed by its post within seconds.
    private const int MostKept = 1_000;

    private readonly ConcurrentDictionary<QuestionId, string> addresses = new();

    public void Keep(QuestionId question, string responseUrl)
    {
        if (addresses.Count >= MostKept)
            addresses.Clear();
        addresses[question] = responseUrl;
    }

    public string? Find(QuestionId question) => addresses.GetValueOrDefault(question);
}
