using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Core.Articles;
using Bot.Core.Moderation;

namespace Bot.Core.Storage;

/// <summary>Finds out whether an entry of the audit log can be undone, and what it was about.</summary>
internal static partial class Undoing
{
    /// <summary>The entry with the article it is about; null where it cannot be undone, with the reason.</summary>
    public static (AuditEntry? Entry, ArticleId Article, UndoOutcome? Problem) Find(Statements statements, long number, DateTimeOffset since)
    {
        if (ModerationReader.FindAudit(statements, number) is not { } entry)
            return (null, default, new UndoOutcome.Missing());
        if (entry.At < since)
            return (null, default, new UndoOutcome.TooOld(entry));
        var article = new ArticleId((string?)statements.Scalar("SELECT article FROM proposal WHERE id = $subject", ("$subject", entry.Subject)) ?? entry.Subject);
        var newest = (long?)statements.Scalar(
            "SELECT max(number) FROM audit WHERE subject = $article OR subject IN (SELECT id FROM proposal WHERE article = $article)", ("$article", article.Value));
        return newest == number || newest is null ? (entry, article, null) : (null, default, new UndoOutcome.Superseded(newest.Value));
    }

    /// <summary>The revision that an entry made.</summary>
    public static int RevisionOf(AuditEntry entry) =>
        MadeRevision().Match(entry.After ?? "") is { Success: true } made ? int.Parse(made.Groups["number"].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("^revision (?<number>[0-9]{1,9})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MadeRevision();
}
