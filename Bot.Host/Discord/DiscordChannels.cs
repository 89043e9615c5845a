using System.Collections.Concurrent;
using Bot.Core.Chat;
using Bot.Host.Discord.Payloads;
using Bot.Host.Discord.Wire;

namespace Bot.Host.Discord;

/// <summary>Which channel a place belongs to: events name a thread, but not what it is a thread of.</summary>
internal sealed class DiscordChannels(DiscordMessenger messenger)
{
    // Threads of lately; more are asked for again.
    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<string, DiscordPlace> known = new();

    /// <summary>The place with all that is known of it.</summary>
    /// <exception cref="DiscordException">Discord is down.</exception>
    public async Task<DiscordPlace> CompleteAsync(DiscordPlace place, CancellationToken cancellationToken)
    {
        if (place is { Guild: null } or { IsThread: true, Parent: not null } or { Kind: not null, IsThread: false })
            return place;
        if (known.TryGetValue(place.Channel, out var kept))
            return kept;
        if (known.Count >= MostKept)
            known.Clear();
        return known[place.Channel] = await FindAsync(place, cancellationToken);
    }

    /// <summary>The channel of a place, which for a thread is the one it is a thread of.</summary>
    public static ChannelAddress AddressOf(DiscordPlace place) =>
        new(DiscordChatAdapter.Name, place.Workspace, place is { IsThread: true, Parent: { } parent } ? parent : place.Channel);

    /// <summary>The thread of a place; null outside threads.</summary>
    public static string? ThreadOf(DiscordPlace place) => place is { IsThread: true, Parent: not null } ? place.Channel : null;

    private async Task<DiscordPlace> FindAsync(DiscordPlace place, CancellationToken cancellationToken)
    {
        try
        {
            return await messenger.FindChannelAsync(place.Channel, cancellationToken) is { } found ? found with { Guild = place.Guild } : place;
        }
        catch (DiscordException error) when (!error.IsTransient)
        {
            // What the bot may not look at is taken for what it seems.
            return place;
        }
    }
}
