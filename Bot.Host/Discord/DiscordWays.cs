using Bot.Host.Configuration;

namespace Bot.Host.Discord;

/// <summary>How Discord reaches the bot, by the credentials there are.</summary>
internal static class DiscordWays
{
    /// <summary>A token, by which the bot also posts; or a public key, by which it answers interactions only.</summary>
    public static bool IsOn(DiscordOptions options) => Has(options.Token) || (Has(options.PublicKey) && Has(options.ApplicationId));

    public static string Describe(DiscordOptions options) => (Has(options.Token), Has(options.PublicKey), Has(options.ApplicationId)) switch
    {
        (true, false, _) => "on, by the gateway",
        (true, true, _) => "on, by the gateway and by requests to /discord/interactions",
        (false, true, true) => "on, by requests to /discord/interactions only: commands and buttons, and no messages (for those set Bot__Discord__Token)",
        (false, true, false) => "off: set Bot__Discord__Token, or Bot__Discord__ApplicationId beside the public key",
        _ => "off: set Bot__Discord__Token (setup discord says where it is found)",
    };

    private static bool Has(string? value) => !string.IsNullOrWhiteSpace(value);
}
