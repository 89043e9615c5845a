using Bot.Core.Answering;
using Bot.Core.Moderation;
using Bot.Core.Retrieval;

namespace Bot.Core.Storage;

/// <summary>Writes what moderators add of their own in one transaction, with its entry in the audit log.</summary>
internal sealed class EditorialWriter(Statements statements, DateTimeOffset now)
{
    private readonly ModerationWriter audit = new(statements, now);

    public Pin? AddPin(Actor actor, Pin pin)
    {
        var keys = pin.Wordings.Select(Pin.KeyOf).ToList();
        if (keys.Any(key => EditorialReader.FindPinNumber(statements, key) is not null))
            return null;
        var number = (long?)statements.Scalar("""
            INSERT INTO pin (language, content, pinned_by, pinned_at) VALUES ($language, $content, $by, $at) RETURNING number
            """,
            ("$language", pin.Language), ("$content", PinJson.Write(pin)), ("$by", pin.PinnedBy), ("$at", ArticleColumns.Name(pin.PinnedAt))) ?? 0;
        foreach (var (i, key) in keys.Index())
            statements.Execute("INSERT INTO pin_wording (key, pin, ordinal, text) VALUES ($key, $pin, $ordinal, $text)",
                ("$key", key), ("$pin", number), ("$ordinal", i), ("$text", pin.Wordings[i]));
        audit.Append(actor, ModeratorAction.Pin, EditorialChanges.PinSubject(number), null, Text(pin));
        return pin with { Number = number };
    }

    public AuditEntry? RemovePin(Actor actor, long number)
    {
        if (EditorialReader.ListPins(statements, number) is not [var pin])
            return null;
        EditorialChanges.SetPinRemoved(statements, number, isRemoved: true);
        return audit.Append(actor, ModeratorAction.Unpin, EditorialChanges.PinSubject(number), Text(pin), null);
    }

    public GlossaryAddition? AddWords(Actor actor, GlossaryAddition addition)
    {
        var number = statements.Scalar("""
            INSERT INTO glossary_addition (kind, words, added_by, added_at) VALUES ($kind, $words, $by, $at)
            ON CONFLICT (kind, words) WHERE removed = 0 DO NOTHING RETURNING number
            """,
            ("$kind", Name(addition.Kind)), ("$words", StoreJson.Write(addition.Words)), ("$by", actor.ToString()), ("$at", ArticleColumns.Name(now)));
        if (number is not long added)
            return null;
        EditorialChanges.CountGlossary(statements);
        audit.Append(actor, ModeratorAction.AddWords, EditorialChanges.WordsSubject(added), null, Text(addition));
        return addition with { Number = added };
    }

    public AuditEntry? RemoveWords(Actor actor, long number)
    {
        if (EditorialReader.ListWords(statements).FirstOrDefault(addition => addition.Number == number) is not { } addition)
            return null;
        EditorialChanges.SetWordsRemoved(statements, number, isRemoved: true);
        return audit.Append(actor, ModeratorAction.RemoveWords, EditorialChanges.WordsSubject(number), Text(addition), null);
    }

    private static string Name(GlossaryKind kind) => kind.ToString().ToLowerInvariant();

    private static string Text(GlossaryAddition addition) => $"{Name(addition.Kind)}: {string.Join(", ", addition.Words)}";

    private static string Text(Pin pin) =>
        $"{string.Join(" | ", pin.Wordings)}: {string.Join(' ', pin.Claims.Select(claim => $"{claim.Text} {string.Concat(claim.Sources.Select(number => $"[{pin.Sources[number - 1].Article}]"))}"))}";
}
