using Bot.Host.Configuration;

namespace Bot.Host.Slack;

/// <summary>How Slack reaches the bot, by the credentials there are.</summary>
internal static class SlackWays
{
    /// <summary>A bot token, and a way for events to come.</summary>
    public static bool IsOn(SlackOptions options) => Has(options.BotToken) && (Has(options.AppToken) || Has(options.SigningSecret));

    public static string Describe(SlackOptions options) => (Has(options.BotToken), Has(options.AppToken), Has(options.SigningSecret)) switch
    {
        (false, false, false) => "off: set Bot__Slack__BotToken, and Bot__Slack__AppToken or Bot__Slack__SigningSecret (setup slack says how)",
        (false, _, _) => "off: Bot__Slack__BotToken is missing (setup slack says where it is found)",
        (_, false, false) => "off: set Bot__Slack__AppToken for Socket Mode, or Bot__Slack__SigningSecret for requests to /slack/events",
        (_, true, false) => "on, by Socket Mode",
        (_, false, _) => "on, by requests to /slack/events, /slack/commands and /slack/interactions",
        _ => "on, by Socket Mode and by requests to /slack/events, /slack/commands and /slack/interactions",
    };

    private static bool Has(string? value) => !string.IsNullOrWhiteSpace(value);
}
