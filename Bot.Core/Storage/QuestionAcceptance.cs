using Bot.Core.Chat;

namespace Bot.Core.Storage;

/// <summary>Keeps a question once, whatever delivers it how often.</summary>
internal sealed class QuestionAcceptance(Statements statements, Pseudonyms pseudonyms, DateTimeOffset now)
{
    // Slack gives up after an hour; a week also covers a bot that was down, and platforms that are slower to give up.
    private static readonly TimeSpan KeysKept = TimeSpan.FromDays(7);

    public Acceptance Accept(NewQuestion question)
    {
        var (message, address) = (question.Message, question.Message.Address);
        if (message.EventId is { } eventId && !IsFirst(EventKey(address, eventId), now + KeysKept))
            return new Acceptance.Duplicate();
        // Keys of their own for what was overheard, so that a mention in the same message still counts when it comes later.
        if (question.Way == WayOfAsking.Auto)
            return !Exists(MessageKey(address)) && IsFirst(AutoKey(address), now + KeysKept) ? Insert(question) : new Acceptance.Duplicate();
        if (!IsFirst(MessageKey(address), now + KeysKept))
            return new Acceptance.Duplicate();
        return Insert(question);
    }

    public bool IsKnown(MessageAddress address, string? eventId) =>
        Exists(MessageKey(address)) || (eventId is not null && Exists(EventKey(address, eventId)));

    /// <summary>Makes a message that has not come yet known, so that it will be no question.</summary>
    public bool Refuse(MessageAddress address) => IsFirst(MessageKey(address), now + KeysKept);

    public bool IsFirst(string key, DateTimeOffset until) => statements.Execute("""
        INSERT INTO once (key, expires) VALUES ($key, $until)
        ON CONFLICT (key) DO UPDATE SET expires = excluded.expires WHERE expires <= $now
        """,
        ("$key", key), ("$until", ChatColumns.Name(until)), ("$now", ChatColumns.Name(now))) > 0;

    /// <summary>The message is in the store already: overheard before it was known to be for the bot, or from a time whose keys are gone.</summary>
    private Acceptance TakeOver(NewQuestion question)
    {
        if (AskedQuestionReader.Find(statements, question.Message.Address) is not { Way: WayOfAsking.Auto } earlier)
            return new Acceptance.Duplicate();
        statements.Execute("UPDATE question SET way = $way WHERE id = $id",
            ("$way", ChatColumns.Name(question.Way)), ("$id", earlier.Id.ToString()));
        return new Acceptance.Accepted(earlier.Id, earlier.Conversation);
    }

    private Acceptance Insert(NewQuestion question)
    {
        var message = question.Message;
        var conversation = question.Conversation ?? SaveConversation(question);
        var channel = message.Address.Channel;
        var inserted = statements.Execute("""
            INSERT INTO question (id, conversation, platform, workspace, channel, message, thread, way, state, private, asked_at,
                                  locale, reply_handle, user, asker, text)
            VALUES ($id, $conversation, $platform, $workspace, $channel, $message, $thread, $way, 'accepted', $private, $asked,
                    $locale, $handle, $user, $asker, $text)
            ON CONFLICT (platform, workspace, channel, message) DO NOTHING
            """,
            ("$id", question.Id.ToString()), ("$conversation", conversation), ("$platform", channel.Platform),
            ("$workspace", channel.Workspace), ("$channel", channel.Channel), ("$message", message.Address.Message),
            ("$thread", question.Thread), ("$way", ChatColumns.Name(question.Way)), ("$private", question.IsPrivate ? 1 : 0),
            ("$asked", ChatColumns.Name(now)), ("$locale", message.Locale), ("$handle", message.ReplyHandle), ("$user", message.User),
            ("$asker", pseudonyms.Of(message.Asker)), ("$text", message.Text));
        return inserted > 0 ? new Acceptance.Accepted(question.Id, conversation) : TakeOver(question);
    }

    private long SaveConversation(NewQuestion question)
    {
        var channel = question.Message.Address.Channel;
        // A command begins a conversation of its own: its reply stands in no thread, or is not shared yet.
        var thread = question.Way is WayOfAsking.Command or WayOfAsking.ClaimCheck ? $"?{question.Id}" : question.Thread ?? "";
        return (long?)statements.Scalar("""
            INSERT INTO conversation (platform, workspace, channel, thread, ours) VALUES ($platform, $workspace, $channel, $thread, $ours)
            ON CONFLICT (platform, workspace, channel, thread) DO UPDATE SET ours = ours
            RETURNING key
            """,
            ("$platform", channel.Platform), ("$workspace", channel.Workspace), ("$channel", channel.Channel), ("$thread", thread),
            ("$ours", question.StartsThread ? 1 : 0)) ?? 0;
    }

    private bool Exists(string key) => statements.Scalar(
        "SELECT 1 FROM once WHERE key = $key AND expires > $now", ("$key", key), ("$now", ChatColumns.Name(now))) is not null;

    private static string MessageKey(MessageAddress address) => $"message {Path(address)}";

    private static string AutoKey(MessageAddress address) => $"auto {Path(address)}";

    private static string EventKey(MessageAddress address, string eventId) => $"event {address.Channel.Platform}/{eventId}";

    private static string Path(MessageAddress address) =>
        $"{address.Channel.Platform}/{address.Channel.Workspace}/{address.Channel.Channel}/{address.Message}";
}
