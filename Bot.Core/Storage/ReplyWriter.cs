using Bot.Core.Answering;
using Bot.Core.Chat;

namespace Bot.Core.Storage;

/// <summary>Takes a question from its acceptance to its outcome.</summary>
internal static class ReplyWriter
{
    public static bool Save(Statements statements, AskedQuestion question, ChatReply reply, DateTimeOffset now)
    {
        var key = statements.Scalar(
            "UPDATE question SET state = 'answered' WHERE id = $id AND edit = $edit AND state = 'accepted' RETURNING key",
            ("$id", question.Id.ToString()), ("$edit", question.Edit));
        if (key is null)
            return false;
        var (kind, content) = ChatJson.Write(reply);
        statements.Execute("""
            INSERT INTO reply (question, kind, content, replied_at) VALUES ($question, $kind, $content, $now)
            ON CONFLICT (question) DO UPDATE SET kind = excluded.kind, content = excluded.content, replied_at = excluded.replied_at
            """,
            ("$question", key), ("$kind", kind), ("$content", content), ("$now", ChatColumns.Name(now)));
        // Another reply rests on other sources.
        ForgetCitations(statements, key);
        if (reply is ChatReply.Said { Reply: Reply.Answer answer })
        {
            foreach (var citation in answer.Citations)
                statements.Execute("""
                    INSERT INTO reply_citation (question, number, article, revision, start, "end")
                    VALUES ($question, $number, $article, $revision, $start, $end)
                    """,
                    ("$question", key), ("$number", citation.Number), ("$article", citation.Article.Value),
                    ("$revision", citation.Revision), ("$start", citation.Span.Start), ("$end", citation.Span.End));
            // It may have been taken out while the answer was made.
            statements.Execute("""
                INSERT INTO citation_mark (question, number, change, marked_at)
                SELECT c.question, c.number, a.status, $now FROM reply_citation c JOIN article a ON a.id = c.article
                WHERE c.question = $question AND a.status <> 'active'
                """,
                ("$question", key), ("$now", ChatColumns.Name(now)));
        }
        return true;
    }

    public static bool BeginSending(Statements statements, AskedQuestion question) => statements.Execute(
        "UPDATE question SET state = 'sending' WHERE id = $id AND edit = $edit AND state IN ('answered', 'sending')",
        ("$id", question.Id.ToString()), ("$edit", question.Edit)) > 0;

    public static void RecordSent(Statements statements, AskedQuestion question, PostedMessage posted)
    {
        var address = posted.Address;
        statements.Execute("""
            INSERT INTO posted (question, platform, workspace, channel, message, only_for, handle)
            SELECT key, $platform, $workspace, $channel, $message, $onlyFor, $handle FROM question WHERE id = $id
            ON CONFLICT DO NOTHING
            """,
            ("$id", question.Id.ToString()), ("$platform", address.Channel.Platform), ("$workspace", address.Channel.Workspace),
            ("$channel", address.Channel.Channel), ("$message", address.Message), ("$onlyFor", posted.OnlyFor), ("$handle", posted.Handle));
        // Nothing is sent to the asker of a public reply any more; of a private one a correction may be.
        statements.Execute("""
            UPDATE question SET state = 'sent', reply_handle = NULL, user = CASE WHEN private THEN user END
            WHERE id = $id AND edit = $edit AND state = 'sending'
            """,
            ("$id", question.Id.ToString()), ("$edit", question.Edit));
        // A shared reply is where its conversation goes on, unless there is one in the thread already.
        if (!question.IsPrivate)
            statements.Execute("""
                UPDATE OR IGNORE conversation SET thread = $thread, ours = $ours WHERE key = $key AND substr(thread, 1, 1) = '?'
                """,
                ("$key", question.Conversation), ("$thread", question.Thread ?? address.Message), ("$ours", question.Thread is null ? 1 : 0));
    }

    public static void RecordFailed(Statements statements, QuestionId id) => statements.Execute(
        "UPDATE question SET state = 'failed', reply_handle = NULL, user = NULL WHERE id = $id AND state IN ('answered', 'sending')",
        ("$id", id.ToString()));

    public static void RecordRemoved(Statements statements, QuestionId id, PostedMessage? posted)
    {
        if (posted is not null)
            statements.Execute("""
                DELETE FROM posted WHERE question = (SELECT key FROM question WHERE id = $id) AND channel = $channel AND message = $message
                """,
                ("$id", id.ToString()), ("$channel", posted.Address.Channel.Channel), ("$message", posted.Address.Message));
        statements.Execute("""
            UPDATE question SET state = 'withdrawn' WHERE id = $id AND state = 'withdrawing'
              AND NOT EXISTS (SELECT 1 FROM posted WHERE posted.question = question.key)
            """,
            ("$id", id.ToString()));
    }

    public static void Drop(Statements statements, AskedQuestion question)
    {
        var key = statements.Scalar("SELECT key FROM question WHERE id = $id AND edit = $edit AND way = $way AND state = 'accepted'",
            ("$id", question.Id.ToString()), ("$edit", question.Edit), ("$way", ChatColumns.Name(question.Way)));
        if (key is null)
            return;
        ForgetCitations(statements, key);
        statements.Execute("DELETE FROM reply WHERE question = $key", ("$key", key));
        statements.Execute("DELETE FROM feedback WHERE question = $key", ("$key", key));
        statements.Execute("DELETE FROM question WHERE key = $key", ("$key", key));
    }

    private static void ForgetCitations(Statements statements, object question)
    {
        statements.Execute("DELETE FROM telling WHERE question = $question", ("$question", question));
        statements.Execute("DELETE FROM citation_mark WHERE question = $question", ("$question", question));
        statements.Execute("DELETE FROM reply_citation WHERE question = $question", ("$question", question));
    }
}
