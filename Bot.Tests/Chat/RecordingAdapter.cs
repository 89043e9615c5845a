using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Bot.Core.Chat;

namespace Bot.Tests.Chat;

/// <summary>A platform in memory: what stands on it, and failures on demand.</summary>
internal sealed class RecordingAdapter : IChatAdapter
{
    private readonly ConcurrentDictionary<string, Standing> messages = [];
    private readonly ConcurrentDictionary<(string Token, string Channel), string> byToken = [];
    private readonly Channel<(ReplyPlace Place, Notice Notice)> notices = Channel.CreateUnbounded<(ReplyPlace, Notice)>();
    private int lastId;

    public string Platform => ChatRun.Platform;

    /// <summary>Called before each call takes effect, with its name and text; throws to make it fail.</summary>
    public Func<string, string, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Called after a post has taken effect.</summary>
    public Func<CancellationToken, Task> AfterPost { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<Standing> Standing => [.. messages.Values.OrderBy(message => message.Number)];

    public ConcurrentQueue<(string Call, string Text)> Calls { get; } = [];

    public IEnumerable<string> CallsOf(string name) => Calls.Where(call => call.Call == name).Select(call => call.Text);

    public async Task<PostedMessage> PostAsync(OutgoingReply reply, CancellationToken cancellationToken)
    {
        var text = await NoteAsync("post", TextOf(reply.Content));
        var key = (reply.Token, reply.Place.Channel.Channel);
        if (reply.MayBePosted && byToken.TryGetValue(key, out var known))
            return Put(known, reply, text);
        var number = Interlocked.Increment(ref lastId);
        var id = $"bot-{number.ToString(CultureInfo.InvariantCulture)}";
        byToken[key] = id;
        var posted = Put(id, reply, text, number);
        await AfterPost(cancellationToken);
        return posted;
    }

    public async Task UpdateAsync(PostedMessage posted, OutgoingReply reply, CancellationToken cancellationToken) =>
        Put(posted.Address.Message, reply, await NoteAsync("update", TextOf(reply.Content)));

    public async Task RemoveAsync(PostedMessage posted, CancellationToken cancellationToken)
    {
        await NoteAsync("remove", posted.Address.Message);
        messages.TryRemove(posted.Address.Message, out _);
    }

    public async Task NotifyAsync(ReplyPlace place, Notice notice, CancellationToken cancellationToken)
    {
        await NoteAsync("notify", notice.Text);
        await notices.Writer.WriteAsync((place, notice), cancellationToken);
    }

    public async Task ShowWorkingAsync(ReplyPlace place, bool working, CancellationToken cancellationToken) =>
        await NoteAsync("working", working ? "on" : "off");

    public async Task<(ReplyPlace Place, Notice Notice)> NextNoticeAsync() =>
        await notices.Reader.ReadAsync().AsTask().WaitAsync(ChatRun.Patience);

    public int WaitingNotices => notices.Reader.Count;

    public static string TextOf(ChatReply reply) => reply switch
    {
        ChatReply.Said said => said.Reply.Text,
        ChatReply.Apology apology => apology.Notice.Text,
        _ => "",
    };

    private PostedMessage Put(string id, OutgoingReply reply, string text, int? number = null)
    {
        var place = reply.Place;
        messages[id] = new Standing(id, number ?? messages[id].Number, place.Channel.Channel, place.Thread, place.OnlyFor, place.Handle, text, reply);
        return new PostedMessage(new MessageAddress(place.Channel, id), place.OnlyFor);
    }

    private async Task<string> NoteAsync(string call, string text)
    {
        Calls.Enqueue((call, text));
        await Before(call, text);
        return text;
    }
}

/// <summary>A message of the bot as it stands now.</summary>
internal sealed record Standing(
    string Id, int Number, string Channel, string? Thread, string? OnlyFor, string? Handle, string Text, OutgoingReply Reply);
