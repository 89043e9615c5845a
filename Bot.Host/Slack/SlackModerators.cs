using Bot.Host.Slack.Wire;

namespace Bot.Host.Slack;

/// <summary>Who may change what the bot does: the configured users, and the workspace's administrators where the bot may see who they are.</summary>
internal sealed class SlackModerators(string? configured, SlackMessenger messenger)
{
    private readonly HashSet<string> users = [.. (configured ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    public async Task<bool> IncludeAsync(string user, CancellationToken cancellationToken)
    {
        if (users.Contains(user))
            return true;
        try
        {
            return await messenger.IsAdministratorAsync(user, cancellationToken);
        }
        catch (SlackException error) when (!error.IsTransient)
        {
            // Without users:read only the configured users are.
            return false;
        }
    }
}
