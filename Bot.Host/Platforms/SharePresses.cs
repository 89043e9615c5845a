using System.Collections.Concurrent;
using Bot.Core.Chat;

namespace Bot.Host.Platforms;

/// <summary>
/// What came with presses on "share", a response address or an interaction's token: it lets the bot post for everyone in a
/// channel that it is no member of. It serves minutes, so it is kept in memory only.
/// </summary>
internal sealed class SharePresses
{
    // A press is followed by its post within seconds.
    private const int MostKept = 1_000;

    private readonly ConcurrentDictionary<QuestionId, string> handles = new();

    public void Keep(QuestionId question, string handle)
    {
        if (handles.Count >= MostKept)
            handles.Clear();
        handles[question] = handle;
    }

    public string? Find(QuestionId question) => handles.GetValueOrDefault(question);
}
