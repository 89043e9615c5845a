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

    /// <summary>The same for a file.</summary>
    public static Uri? TrustedFile(string address, Uri apiBase) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Scheme: "https", IsDefaultPort: true, UserInfo.Length: 0, IdnHost: "files.slack.com" or "files.slack-gov.com" }
            ? uri
            : Trusted(address, apiBase);

    private static bool IsSlack(Uri uri) =>
        uri is { Scheme: "https", IsDefaultPort: true } && uri.IdnHost is "hooks.slack.com" or "hooks.slack-gov.com" or "slack.com";
}
