using Bot.Core.Articles;
using Bot.Core.Chat;
using Microsoft.Data.Sqlite;

namespace Bot.Core.Storage;

/// <summary>Reads questions, their replies and conversations.</summary>
internal static class AskedQuestionReader
{
    public static AskedQuestion? Find(Statements statements, QuestionId id)
    {
        using var row = statements.Query("""
            SELECT q.key, q.id, q.conversation, q.platform, q.workspace, q.channel, q.message, q.thread, q.asker, q.user, q.text,
                   q.way, q.locale, q.reply_handle, q.state, q.edit, q.private, q.asked_at, r.kind, r.content
            FROM question q LEFT JOIN reply r ON r.question = q.key
            WHERE q.id = $id
            """,
            ("$id", id.ToString()));
        return First(statements, row);
    }

    public static AskedQuestion? Find(Statements statements, MessageAddress address)
    {
        using var row = statements.Query("""
            SELECT q.key, q.id, q.conversation, q.platform, q.workspace, q.channel, q.message, q.thread, q.asker, q.user, q.text,
                   q.way, q.locale, q.reply_handle, q.state, q.edit, q.private, q.asked_at, r.kind, r.content
            FROM question q LEFT JOIN reply r ON r.question = q.key
            WHERE q.platform = $platform AND q.workspace = $workspace AND q.channel = $channel AND q.message = $message
            """,
            ("$platform", address.Channel.Platform), ("$workspace", address.Channel.Workspace), ("$channel", address.Channel.Channel),
            ("$message", address.Message));
        return First(statements, row);
    }

    /// <param name="asker">A pseudonym; null is anyone's.</param>
    public static QuestionId? FindNewestAnswered(Statements statements, string? asker) => QuestionId.TryParse((string?)statements.Scalar("""
        SELECT q.id FROM question q JOIN reply r ON r.question = q.key
        WHERE r.kind = 'answer' AND q.state IN ('answered', 'sending', 'sent') AND ($asker IS NULL OR q.asker = $asker)
        ORDER BY q.key DESC LIMIT 1
        """,
        ("$asker", asker)));

    /// <summary>Oldest first, without the messages that hold their replies.</summary>
    public static IReadOnlyList<AskedQuestion> ListOpen(Statements statements)
    {
        using var row = statements.Query("""
            SELECT q.key, q.id, q.conversation, q.platform, q.workspace, q.channel, q.message, q.thread, q.asker, q.user, q.text,
                   q.way, q.locale, q.reply_handle, q.state, q.edit, q.private, q.asked_at, r.kind, r.content
            FROM question q LEFT JOIN reply r ON r.question = q.key
            WHERE q.state IN ('accepted', 'answered', 'sending', 'withdrawing')
            ORDER BY q.key
            """);
        var open = new List<AskedQuestion>();
        while (row.Read())
            open.Add(ChatColumns.ReadQuestion(row).Question);
        return open;
    }

    public static IReadOnlyList<string> ReadHistory(Statements statements, AskedQuestion question, int limit, DateTimeOffset since)
    {
        using var row = statements.Query("""
            SELECT text FROM question
            WHERE conversation = $conversation AND key < (SELECT key FROM question WHERE id = $id)
              AND text IS NOT NULL AND asked_at >= $since AND state IN ('answered', 'sending', 'sent')
            ORDER BY key DESC LIMIT $limit
            """,
            ("$conversation", question.Conversation), ("$id", question.Id.ToString()), ("$since", ChatColumns.Name(since)), ("$limit", limit));
        var texts = new List<string>();
        while (row.Read())
            texts.Add(row.GetString(0));
        texts.Reverse();
        return texts;
    }

    public static Conversation? FindConversation(Statements statements, ChannelAddress channel, string? thread, string? message)
    {
        using var row = statements.Query("""
            SELECT key, ours FROM conversation
            WHERE platform = $platform AND workspace = $workspace AND channel = $channel AND thread = $thread
            UNION ALL
            SELECT q.conversation, 1 FROM posted p JOIN question q ON q.key = p.question
            WHERE p.platform = $platform AND p.workspace = $workspace AND p.channel = $channel AND p.message = $message
            LIMIT 1
            """,
            ("$platform", channel.Platform), ("$workspace", channel.Workspace), ("$channel", channel.Channel),
            ("$thread", thread), ("$message", message));
        return row.Read() ? new Conversation(row.GetInt64(0), row.GetInt32(1) != 0) : null;
    }

    public static IReadOnlyList<QuestionId> ListCiting(Statements statements, ArticleId article)
    {
        using var row = statements.Query("""
            SELECT q.id FROM reply_citation c JOIN question q ON q.key = c.question
            WHERE c.article = $article AND EXISTS (SELECT 1 FROM posted p WHERE p.question = q.key)
            ORDER BY q.key
            """,
            ("$article", article.Value));
        var questions = new List<QuestionId>();
        while (row.Read())
            questions.Add(QuestionId.TryParse(row.GetString(0)) ?? default);
        return questions;
    }

    private static AskedQuestion? First(Statements statements, SqliteDataReader row)
    {
        if (!row.Read())
            return null;
        var (key, question) = ChatColumns.ReadQuestion(row);
        return question with { Posted = ReadPosted(statements, key), Marks = ReadMarks(statements, key) };
    }

    private static List<CitationMark> ReadMarks(Statements statements, long question)
    {
        using var row = statements.Query("SELECT number, change, marked_at FROM citation_mark WHERE question = $question ORDER BY number", ("$question", question));
        var marks = new List<CitationMark>();
        while (row.Read())
            marks.Add(new CitationMark(row.GetInt32(0), ChatColumns.ParseChange(row.GetString(1)), DateOnly.FromDateTime(ChatColumns.ParseTime(row.GetString(2)).UtcDateTime)));
        return marks;
    }

    internal static List<PostedMessage> ReadPosted(Statements statements, long question)
    {
        using var row = statements.Query(
            "SELECT platform, workspace, channel, message, only_for, handle FROM posted WHERE question = $question",
            ("$question", question));
        var posted = new List<PostedMessage>();
        while (row.Read())
        {
            var channel = new ChannelAddress(row.GetString(0), row.GetString(1), row.GetString(2));
            posted.Add(new PostedMessage(new MessageAddress(channel, row.GetString(3)), ChatColumns.Text(row, 4), ChatColumns.Text(row, 5)));
        }
        return posted;
    }
}
