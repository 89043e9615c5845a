namespace Bot.Fakes.Discord;

/// <summary>The app as a loopback Discord knows it.</summary>
public sealed record LoopbackDiscordOptions
{
    public string Token { get; init; } = "loopback.bot.token";

    public string ApplicationId { get; init; } = "700000000000000001";

    public string BotUser { get; init; } = "700000000000000001";

    /// <summary>The privileged intents that the app was granted, as Discord's bits.</summary>
    public int PrivilegedIntents { get; init; }

    /// <summary>How many shards it recommends.</summary>
    public int Shards { get; init; } = 1;

    public int MaxConcurrency { get; init; } = 1;

    public int SessionStarts { get; init; } = 1000;

    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(41_250);

    /// <summary>Requests a second for all routes but those of interactions; 0 is no limit.</summary>
    public int RequestsPerSecond { get; init; } = 50;

    /// <summary>The limit of a route such as <c>POST /channels/{channel.id}/messages</c>; null is none.</summary>
    public Func<string, RouteLimit?> Limits { get; init; } = RouteLimit.Usual;

    /// <summary>Whether messages of components are taken.</summary>
    public bool TakesComponents { get; init; } = true;

    /// <summary>How the public key and the signatures of HTTP interactions are made.</summary>
    public int KeySeed { get; init; } = 7;

    /// <summary>The address to listen on; port 0 is any free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";
}

/// <summary>So many requests in a window, for each channel, server or webhook apart.</summary>
/// <param name="Bucket">What routes with the same limit share.</param>
public sealed record RouteLimit(string Bucket, int Requests, TimeSpan Window)
{
    /// <summary>As Discord had them in 2026; it says that they change.</summary>
    public static RouteLimit? Usual(string route) => route switch
    {
        "POST /channels/{channel.id}/messages" => new RouteLimit("80c17d2f203122d936070c88c8d10f33", 5, TimeSpan.FromSeconds(5)),
        "PATCH /channels/{channel.id}/messages/{message.id}" => new RouteLimit("e06017fb0b4b1f2c1a3b3e1d2f5a7c90", 5, TimeSpan.FromSeconds(5)),
        "DELETE /channels/{channel.id}/messages/{message.id}" => new RouteLimit("b0dcae0e0a7c4b1e8f3d2a6c5e9f1b47", 5, TimeSpan.FromSeconds(1)),
        "POST /interactions/{interaction.id}/{interaction.token}/callback" => null,
        _ when route.Contains("/webhooks/", StringComparison.Ordinal) => new RouteLimit("c6a1e8f2d4b94d0c9a7b5e3f1d2c8a60", 5, TimeSpan.FromSeconds(2)),
        _ => new RouteLimit($"{(uint)route.Sum(letter => letter * 31):x8}", 10, TimeSpan.FromSeconds(5)),
    };
}
