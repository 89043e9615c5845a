using System.Globalization;
using Bot.Core.Chat;
using Bot.Host.Discord.Payloads;
using Bot.Host.Platforms;

namespace Bot.Host.Discord;

/// <summary>What becomes of messages that people write, change and delete.</summary>
internal sealed class DiscordMessages(ChatService chat, DiscordChannels channels, Persistence persistence, TimeProvider clock)
{
    private const int LongestThreadName = 80;

    // The milliseconds of Discord's first second (https://docs.discord.com/developers/reference#snowflakes).
    private const long Epoch = 1_420_070_400_000;

    // Somebody who mends an old message asks nothing.
    private static readonly TimeSpan EditsAsk = TimeSpan.FromDays(1);

    public async Task HandleAsync(DiscordUpdate.Written written, CancellationToken cancellationToken)
    {
        // Without the privileged intent, Discord leaves out what is not for the bot; and what is empty asks nothing.
        if (written.Text.Length == 0)
            return;
        var place = await persistence.RunAsync(() => channels.CompleteAsync(written.Place, cancellationToken), cancellationToken);
        if (!written.IsEdit)
        {
            await AskAsync(written, place, cancellationToken);
            return;
        }

        // An edit may overtake its message, and a mention may be edited in: then this is the question. If it was asked before, it is an edit of it.
        var isQuestion = (written.IsToBot || place.Guild is null) && TimeOf(written.Message) > clock.GetUtcNow() - EditsAsk;
        if (!isQuestion || await AskAsync(written, place, cancellationToken) == Receipt.Duplicate)
            await persistence.RunAsync(() => chat.EditAsync(Address(place, written.Message), Text(written, place), cancellationToken), cancellationToken);
    }

    public async Task HandleAsync(DiscordUpdate.Deleted deleted, CancellationToken cancellationToken)
    {
        var place = await persistence.RunAsync(() => channels.CompleteAsync(deleted.Place, cancellationToken), cancellationToken);
        foreach (var message in deleted.Messages)
            await persistence.RunAsync(() => chat.DeleteAsync(Address(place, message), cancellationToken), cancellationToken);
    }

    private async Task<Receipt> AskAsync(DiscordUpdate.Written written, DiscordPlace place, CancellationToken cancellationToken)
    {
        if (WayOf(written, place) is not { } way)
            return Receipt.Ignored;
        var text = Text(written, place);
        var message = new IncomingMessage(Address(place, written.Message), IsPost(written.Message, place) ? null : DiscordChannels.ThreadOf(place), written.User, text, way)
        {
            InReplyTo = written.InReplyTo,
            ReplyHandle = HandleFor(written, place, text)?.ToString(),
            Asker = Asker(written.User),
        };
        return await persistence.RunAsync(() => chat.ReceiveAsync(message, cancellationToken), cancellationToken);
    }

    /// <summary>One person is the same in all servers.</summary>
    public static UserAddress Asker(string user) => new(DiscordChatAdapter.Name, DiscordPlace.NoGuild, user);

    /// <summary>Null for what is meant for other people.</summary>
    private static WayOfAsking? WayOf(DiscordUpdate.Written written, DiscordPlace place) => (place.Guild, written.IsToBot) switch
    {
        (null, _) => WayOfAsking.Direct,
        (_, true) => WayOfAsking.Mention,
        _ => written.IsForOthers ? null : WayOfAsking.Overheard,
    };

    private static ReplyHandle? HandleFor(DiscordUpdate.Written written, DiscordPlace place, string text)
    {
        if (IsPost(written.Message, place))
            return new ReplyHandle.Post();
        return place.TakesThreads ? new ReplyHandle.NewThread(ThreadName(text)) : null;
    }

    private static string ThreadName(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= LongestThreadName)
            return line;
        var space = line.LastIndexOf(' ', LongestThreadName, LongestThreadName / 2);
        var end = space > 0 ? space : char.IsHighSurrogate(line[LongestThreadName - 1]) ? LongestThreadName - 1 : LongestThreadName;
        return $"{line[..end]}…";
    }

    /// <summary>In a forum post, its title is a part of the question.</summary>
    private static string Text(DiscordUpdate.Written written, DiscordPlace place) =>
        IsPost(written.Message, place) && place.Name is { Length: > 0 } title
            ? $"{title}{(char.IsPunctuation(title[^1]) ? "" : ".")} {written.Text}"
            : written.Text;

    /// <summary>The first message of a forum post has the id of its thread; a thread that starts at a message does not hold that message.</summary>
    private static bool IsPost(string message, DiscordPlace place) => place.IsThread && message == place.Channel;

    private static MessageAddress Address(DiscordPlace place, string message) => new(DiscordChannels.AddressOf(place), message);

    private static DateTimeOffset TimeOf(string message) =>
        long.TryParse(message, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? DateTimeOffset.FromUnixTimeMilliseconds((id >> 22) + Epoch)
            : DateTimeOffset.MinValue;
}
