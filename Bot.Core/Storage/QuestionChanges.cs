using Bot.Core.Chat;

namespace Bot.Core.Storage;

/// <summary>What people do to their questions after asking.</summary>
internal static class QuestionChanges
{
    public static AskedQuestion? Edit(Statements statements, MessageAddress address, string text) =>
        Changed(statements, address, statements.Execute("""
            UPDATE question SET text = $text, edit = edit + 1, state = 'accepted'
            WHERE platform = $platform AND workspace = $workspace AND channel = $channel AND message = $message
              AND text <> $text AND state NOT IN ('withdrawing', 'withdrawn')
            """,
            ("$platform", address.Channel.Platform), ("$workspace", address.Channel.Workspace), ("$channel", address.Channel.Channel),
            ("$message", address.Message), ("$text", text)));

    public static AskedQuestion? Withdraw(Statements statements, MessageAddress address) =>
        Changed(statements, address, statements.Execute("""
            UPDATE question SET text = NULL, asker = NULL, user = NULL, reply_handle = NULL, state = 'withdrawing'
            WHERE platform = $platform AND workspace = $workspace AND channel = $channel AND message = $message
              AND state NOT IN ('withdrawing', 'withdrawn')
            """,
            ("$platform", address.Channel.Platform), ("$workspace", address.Channel.Workspace), ("$channel", address.Channel.Channel),
            ("$message", address.Message)));

    public static AskedQuestion? Share(Statements statements, QuestionId id)
    {
        if (statements.Execute("""
            UPDATE question SET private = 0, state = 'answered', user = NULL, reply_handle = NULL
            WHERE id = $id AND private AND state = 'sent'
            """,
            ("$id", id.ToString())) == 0)
            return null;
        // The asker's own copy can neither be found nor changed by others.
        statements.Execute("DELETE FROM posted WHERE question = (SELECT key FROM question WHERE id = $id)", ("$id", id.ToString()));
        return AskedQuestionReader.Find(statements, id);
    }

    /// <summary>A vote may be written after the reason that was given for it, and takes nothing from it.</summary>
    public static void SaveFeedback(
        Statements statements, QuestionId id, string user, bool isHelpful, string? reason, DateTimeOffset now) => statements.Execute("""
        INSERT INTO feedback (question, user, helpful, reason, given_at)
        SELECT key, $user, $helpful, $reason, $now FROM question WHERE id = $id
        ON CONFLICT (question, user) DO UPDATE SET
            reason = CASE WHEN excluded.reason IS NULL AND helpful = excluded.helpful THEN reason ELSE excluded.reason END,
            helpful = excluded.helpful, given_at = excluded.given_at
        """,
        ("$id", id.ToString()), ("$user", user), ("$helpful", isHelpful ? 1 : 0), ("$reason", reason), ("$now", ChatColumns.Name(now)));

    public static int Forget(Statements statements, string asker)
    {
        statements.Execute("""
            UPDATE posted SET only_for = NULL, handle = NULL WHERE question IN (SELECT key FROM question WHERE asker = $asker)
            """,
            ("$asker", asker));
        statements.Execute("DELETE FROM feedback WHERE user = $asker", ("$asker", asker));
        return statements.Execute("""
            UPDATE question SET text = NULL, asker = NULL, user = NULL, reply_handle = NULL,
                state = CASE WHEN state IN ('accepted', 'answered', 'sending') THEN 'withdrawing' ELSE state END
            WHERE asker = $asker
            """,
            ("$asker", asker));
    }

    public static int Purge(Statements statements, DateTimeOffset askedBefore, DateTimeOffset now)
    {
        statements.Execute("DELETE FROM once WHERE expires <= $now", ("$now", ChatColumns.Name(now)));
        statements.Execute("""
            UPDATE posted SET only_for = NULL, handle = NULL
            WHERE question IN (SELECT key FROM question WHERE asked_at < $before AND (text IS NOT NULL OR asker IS NOT NULL))
            """,
            ("$before", ChatColumns.Name(askedBefore)));
        // The verdict is kept, for the bot's own quality; who gave it and in what words is not.
        statements.Execute("""
            UPDATE feedback SET user = 'gone-' || lower(hex(randomblob(8))), reason = NULL
            WHERE given_at < $before AND user NOT LIKE 'gone-%'
            """,
            ("$before", ChatColumns.Name(askedBefore)));
        return statements.Execute("""
            UPDATE question SET text = NULL, asker = NULL, user = NULL, reply_handle = NULL,
                state = CASE WHEN state IN ('accepted', 'answered', 'sending') THEN 'failed' ELSE state END
            WHERE asked_at < $before AND (text IS NOT NULL OR asker IS NOT NULL)
            """,
            ("$before", ChatColumns.Name(askedBefore)));
    }

    private static AskedQuestion? Changed(Statements statements, MessageAddress address, int rows) =>
        rows == 0 ? null : AskedQuestionReader.Find(statements, address);
}
