namespace Bot.Host.Slack.Wire;

/// <summary>What Slack's error codes mean for us.</summary>
internal static class SlackErrors
{
    public const string LinkDisabled = "link_disabled";
    public const string RateLimited = "ratelimited";
    public const string TimedOut = "timed_out";
    public const string Unreachable = "unreachable";

    /// <summary>Slack's side failed; nothing was done.</summary>
    public static bool IsTransient(string code) =>
        code is RateLimited or "rate_limited" or "service_unavailable" or "team_added_to_org" || IsHalfway(code);

    /// <summary>Slack's side failed, and part of it may have been done (so says Slack of <c>fatal_error</c> and <c>internal_error</c>).</summary>
    public static bool IsHalfway(string code) => code is "fatal_error" or "internal_error" or "request_timeout";

    /// <summary>What to change so that it goes away; null where nothing needs saying.</summary>
    public static string? Advice(string code) => code switch
    {
        "invalid_auth" or "not_authed" or "token_revoked" or "token_expired" =>
            "the token is wrong or was revoked: copy it again from the app's settings",
        "account_inactive" => "the app was removed from the workspace: install it again",
        "not_allowed_token_type" =>
            "this is the wrong kind of token: Bot__Slack__BotToken begins with xoxb-, Bot__Slack__AppToken with xapp-",
        "missing_scope" => "the token lacks a scope: add it under OAuth & Permissions and install the app again",
        LinkDisabled or "forbidden_team" => "Socket Mode is off for this app: turn it on under Settings, Socket Mode, and start the bot again",
        "not_in_channel" or "channel_not_found" => "the bot is not in that channel: invite it there",
        "is_archived" => "the channel is archived",
        _ => null,
    };
}
