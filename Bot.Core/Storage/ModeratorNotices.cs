using Bot.Core.Chat;

namespace Bot.Core.Storage;

/// <summary>What moderators are to be told waits in the store, so that it is told whichever process found it.</summary>
internal static class ModeratorNotices
{
    /// <summary>For every channel of a workspace that is for moderators.</summary>
    /// <param name="statements">Of the transaction it belongs to.</param>
    /// <param name="platform">Null is every platform with every workspace.</param>
    public static void Add(Statements statements, string? platform, string? workspace, Notice notice) => statements.Execute("""
        INSERT INTO moderator_notice (platform, workspace, channel, content)
        SELECT platform, workspace, channel, $content FROM channel
        WHERE for_moderators AND ($platform IS NULL OR (platform = $platform AND workspace = $workspace))
        """,
        ("$content", ChatJson.WriteNotice(notice)), ("$platform", platform), ("$workspace", workspace));
}
