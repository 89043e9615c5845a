namespace Bot.Host.Discord.Wire;

/// <summary>How a connection ended that another one shall follow.</summary>
/// <param name="KeepsSession">The session can go on.</param>
/// <param name="IsInvalid">Discord said that the session, or its beginning, was not valid: it wants a few seconds to pass.</param>
internal sealed record GatewayEnd(string Reason, bool KeepsSession = true, bool IsInvalid = false)
{
    /// <summary>The session had begun or gone on.</summary>
    public bool WasReady { get; init; }

    /// <summary>What a close code means (https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes).</summary>
    /// <exception cref="DiscordException">Connecting again as before would end the same way.</exception>
    public static GatewayEnd Of(int? code, string? description) => code switch
    {
        4004 or >= 4010 and <= 4014 => throw new DiscordException("gateway", null, code, string.IsNullOrWhiteSpace(description) ? "closed" : description),
        // Not authenticated, invalid sequence, timed out: the session is gone.
        4003 or 4007 or 4009 => new GatewayEnd($"closed with {code}", KeepsSession: false),
        _ => new GatewayEnd(code is null ? "closed" : $"closed with {code}"),
    };
}
