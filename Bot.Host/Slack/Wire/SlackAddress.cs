namespace Bot.Host.Slack.Wire;

/// <summary>Which addresses are Slack's.</summary>
internal static class SlackAddress
{
    /// <summary>The address, when it leads to Slack or to where the configured API is; null otherwise.</summary>
    public static Uri? Trusted(string address, Uri apiBase)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0)
            return null;
        var isApi = uri.Scheme == apiBase.Scheme && uri.IdnHost == apiBase.IdnHost && uri.Port == apiBase.Port;
        return isApi || IsSlack(uri) ? uri : null;
    }

    private static bool IsSlack(Uri uri) =>
        uri is { Scheme: "https", IsDefaultPort: true } && uri.IdnHost is "hooks.slack.com" or "hooks.slack-gov.com" or "slack.com";
}
