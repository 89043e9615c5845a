using System.Globalization;

namespace Bot.Host.Discord;

/// <summary>What is kept with a question until its reply is sent.</summary>
internal abstract record ReplyHandle
{
    // Discord documents 15 minutes; the last of them is for requests on their way.
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(14);

    private ReplyHandle()
    {
    }

    /// <summary>The reply takes the place of the deferred response.</summary>
    /// <param name="Received">By our own clock: the clock in an interaction's id is Discord's.</param>
    public sealed record Interaction(string Token, DateTimeOffset Received) : ReplyHandle
    {
        public bool Serves(DateTimeOffset now) => now - Received < TokenLife;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"i:{Received.ToUnixTimeMilliseconds()}:{Token}");
    }

    /// <summary>A thread is to be started at the question.</summary>
    public sealed record NewThread(string Name) : ReplyHandle
    {
        public override string ToString() => $"t:{Name}";
    }

    /// <summary>The question is the first message of a forum post, which is its thread.</summary>
    public sealed record Post : ReplyHandle
    {
        public override string ToString() => "p";
    }

    public static ReplyHandle? Read(string? text) => text?.Split(':', 3) switch
    {
        ["i", var received, var token] when long.TryParse(received, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) =>
            new Interaction(token, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)),
        ["t", ..] => new NewThread(text[2..]),
        ["p"] => new Post(),
        _ => null,
    };
}
