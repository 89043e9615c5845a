using Bot.Host.Configuration;
using Bot.Host.Slack.Wire;

namespace Bot.Host.Slack;

/// <summary>
/// Who may moderate: the configured users, the members of the configured user group, and the workspace's administrators where the bot may see
/// who they are. Slack is asked at every action, but for a minute of memory.
/// </summary>
internal sealed class SlackModerators(SlackOptions options, SlackMessenger messenger, TimeProvider clock)
{
    // Who was taken out of the group is out soon; and a moderator who clears a queue asks Slack once.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private readonly HashSet<string> users = [.. (options.Moderators ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    private Members? members;

    public async Task<bool> IncludeAsync(string user, string team, CancellationToken cancellationToken)
    {
        if (users.Contains(user))
            return true;
        return await TryAsync(() => IsInGroupAsync(user, cancellationToken)) || await TryAsync(() => messenger.IsAdministratorAsync(user, team, cancellationToken));
    }

    private async Task<bool> IsInGroupAsync(string user, CancellationToken cancellationToken)
    {
        if (options.ModeratorGroup is not { Length: > 0 } group)
            return false;
        var now = clock.GetUtcNow();
        if (members is not { } known || now - known.At > Remembered)
            members = known = new Members([.. await messenger.ListGroupAsync(group, cancellationToken)], now);
        return known.Users.Contains(user);
    }

    private static async Task<bool> TryAsync(Func<Task<bool>> ask)
    {
        try
        {
            return await ask();
        }
        catch (SlackException error) when (!error.IsTransient)
        {
            // Without the scope, or without such a group, nobody is one by it.
            return false;
        }
    }

    private sealed record Members(HashSet<string> Users, DateTimeOffset At);
}
