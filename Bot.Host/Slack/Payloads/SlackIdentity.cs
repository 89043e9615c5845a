namespace Bot.Host.Slack.Payloads;

/// <summary>Who the bot is in its workspace.</summary>
internal sealed record SlackIdentity(string Team, string User, string? Bot);
