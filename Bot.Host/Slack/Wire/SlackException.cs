namespace Bot.Host.Slack.Wire;

/// <summary>Slack did not do what was asked of it.</summary>
/// <param name="method">The Web API method, or what else was attempted.</param>
/// <param name="code">Slack's own error code (https://docs.slack.dev/reference/methods), or one of ours for a broken connection.</param>
internal sealed class SlackException(string method, string code, Exception? inner = null)
    : Exception($"{method}: {code}", inner)
{
    public string Method => method;

    public string Code => code;

    /// <summary>The scopes the method needs, where that was the reason.</summary>
    public string? Needed { get; init; }

    /// <summary>The scopes the token has, where that was the reason.</summary>
    public string? Provided { get; init; }

    /// <summary>It may go well another time.</summary>
    public bool IsTransient { get; init; }

    /// <summary>Nobody knows whether it was done: the answer did not arrive, or spoke of a failure halfway.</summary>
    public bool MayBeDone { get; init; }

    /// <summary>How long Slack wants to hear no more of the method.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public override string Message => (Needed, SlackErrors.Advice(code)) switch
    {
        ({ } needed, _) => $"{method}: {code}; it needs the scope {needed} and has {Provided ?? "none"}: add it under OAuth & Permissions and install the app again",
        (_, { } advice) => $"{method}: {code}; {advice}",
        _ => base.Message,
    };
}
