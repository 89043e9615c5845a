using System.Globalization;
using Bot.Core.Moderation;

namespace Bot.Core.Storage;

/// <summary>Takes pins and added words out and in again, within a transaction of somebody else's.</summary>
internal static class EditorialChanges
{
    private const string Pin = "pin ";
    private const string Words = "glossary ";

    /// <summary>How the audit log names a pin.</summary>
    public static string PinSubject(long number) => string.Create(CultureInfo.InvariantCulture, $"{Pin}{number}");

    /// <summary>How the audit log names words that were added together.</summary>
    public static string WordsSubject(long number) => string.Create(CultureInfo.InvariantCulture, $"{Words}{number}");

    /// <summary>Undoes what an entry of the audit log says of a pin or of words. Null when it cannot be undone.</summary>
    public static string? Undo(Statements statements, AuditEntry entry) => entry.Action switch
    {
        ModeratorAction.Pin => SetPinRemoved(statements, NumberOf(entry, Pin), isRemoved: true) ? "not pinned" : null,
        ModeratorAction.Unpin => Repin(statements, NumberOf(entry, Pin)) ? "pinned again" : null,
        ModeratorAction.AddWords => SetWordsRemoved(statements, NumberOf(entry, Words), isRemoved: true) ? "not in the glossary" : null,
        ModeratorAction.RemoveWords => Readd(statements, NumberOf(entry, Words)) ? "in the glossary again" : null,
        _ => null,
    };

    /// <summary>False when it is so already.</summary>
    public static bool SetPinRemoved(Statements statements, long number, bool isRemoved) => statements.Execute(
        "UPDATE pin SET removed = $removed WHERE number = $number AND removed <> $removed", ("$number", number), ("$removed", isRemoved ? 1 : 0)) > 0;

    /// <summary>False when it is so already.</summary>
    public static bool SetWordsRemoved(Statements statements, long number, bool isRemoved)
    {
        var changed = statements.Execute(
            "UPDATE glossary_addition SET removed = $removed WHERE number = $number AND removed <> $removed", ("$number", number), ("$removed", isRemoved ? 1 : 0));
        CountGlossary(statements);
        return changed > 0;
    }

    /// <summary>Tells every running bot to read the glossary anew.</summary>
    public static void CountGlossary(Statements statements) =>
        statements.Execute("UPDATE setting SET value = value + 1 WHERE name = $name", ("$name", EditorialReader.GlossaryVersion));

    /// <summary>Unless one of its wordings was pinned to another answer since.</summary>
    private static bool Repin(Statements statements, long number)
    {
        var isTaken = statements.Scalar("""
            SELECT 1 FROM pin_wording mine JOIN pin_wording other ON other.key = mine.key JOIN pin p ON p.number = other.pin
            WHERE mine.pin = $number AND p.removed = 0 LIMIT 1
            """,
            ("$number", number)) is not null;
        return !isTaken && SetPinRemoved(statements, number, isRemoved: false);
    }

    /// <summary>Unless the same words were added since.</summary>
    private static bool Readd(Statements statements, long number)
    {
        var isThere = statements.Scalar("""
            SELECT 1 FROM glossary_addition mine JOIN glossary_addition other ON other.kind = mine.kind AND other.words = mine.words
            WHERE mine.number = $number AND other.removed = 0 LIMIT 1
            """,
            ("$number", number)) is not null;
        return !isThere && SetWordsRemoved(statements, number, isRemoved: false);
    }

    private static long NumberOf(AuditEntry entry, string kind) =>
        entry.Subject.StartsWith(kind, StringComparison.Ordinal) && long.TryParse(entry.Subject[kind.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
