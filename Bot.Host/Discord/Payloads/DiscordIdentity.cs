namespace Bot.Host.Discord.Payloads;

/// <summary>Who the bot is in Discord.</summary>
/// <param name="User">Of the bot's own user.</param>
internal sealed record DiscordIdentity(string Application, string User);
