namespace Bot.Host.Discord.Wire;

/// <summary>What Discord's codes mean for us.</summary>
internal static class DiscordErrors
{
    public const int UnknownChannel = 10003;
    public const int UnknownMessage = 10008;
    public const int UnknownWebhook = 10015;
    public const int UnknownInteraction = 10062;
    public const int AlreadyAcknowledged = 40060;
    public const int MissingAccess = 50001;
    public const int CannotMessageUser = 50007;
    public const int EmptyMessage = 50006;
    public const int MissingPermissions = 50013;
    public const int InvalidForm = 50035;
    public const int ThreadExists = 160004;

    /// <summary>What to change so that it goes away; null where nothing needs saying.</summary>
    public static string? Advice(int? status, int? code) => (status, code) switch
    {
        (_, 4004) or (401, _) => "the token is wrong or was reset: copy it again from the app's Bot page and set Bot__Discord__Token",
        (_, 4010 or 4011) => "the number of shards does not fit the bot's servers: set Bot__Discord__Shards to 0, for the number that Discord recommends",
        (_, 4012) => "Discord no longer speaks version 10 of the gateway: this bot needs an update",
        (_, 4013) => "the intents are no valid number: correct Bot__Discord__Intents, or leave it out",
        (_, 4014) => "the bot asks for an intent it was not granted: turn it on under Bot, Privileged Gateway Intents, or leave Bot__Discord__Intents out",
        (_, MissingAccess) => "the bot cannot see that channel: let its role view it",
        (_, MissingPermissions) => "the bot's role lacks a permission there: grant View Channel, Send Messages, Send Messages in Threads, Create Public Threads and Embed Links",
        (_, CannotMessageUser) => "that user takes no direct messages from the bot",
        (_, 30034) => "200 commands were created today, and Discord takes no more until tomorrow",
        _ => null,
    };
}
