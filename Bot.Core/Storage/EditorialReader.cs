using System.Globalization;
using Bot.Core.Answering;
using Bot.Core.Retrieval;
using Bot.Core.Upkeep;

namespace Bot.Core.Storage;

/// <summary>Reads pins, words that were added, and what was declined.</summary>
internal static class EditorialReader
{
    public const string GlossaryVersion = "glossary version";

    public static Pin? FindPin(Statements statements, string key) =>
        FindPinNumber(statements, key) is { } number ? ListPins(statements, number).SingleOrDefault() : null;

    public static long? FindPinNumber(Statements statements, string key) => (long?)statements.Scalar(
        "SELECT w.pin FROM pin_wording w JOIN pin p ON p.number = w.pin WHERE w.key = $key AND p.removed = 0", ("$key", key));

    /// <param name="only">The number of one; null is all.</param>
    public static IReadOnlyList<Pin> ListPins(Statements statements, long? only = null)
    {
        using var row = statements.Query("""
            SELECT p.number, p.language, p.content, p.pinned_by, p.pinned_at, json_group_array(w.text ORDER BY w.ordinal)
            FROM pin p JOIN pin_wording w ON w.pin = p.number
            WHERE p.removed = 0 AND ($only IS NULL OR p.number = $only)
            GROUP BY p.number ORDER BY p.number
            """,
            ("$only", only));
        var pins = new List<Pin>();
        while (row.Read())
        {
            var (claims, sources) = PinJson.Read(row.GetString(2));
            pins.Add(new Pin(row.GetInt64(0), row.GetString(1), StoreJson.Strings(row.GetString(5)), claims, sources, row.GetString(3), ChatColumns.ParseTime(row.GetString(4))));
        }

        return pins;
    }

    public static long ReadGlossaryVersion(Statements statements) =>
        long.Parse((string?)statements.Scalar("SELECT value FROM setting WHERE name = $name", ("$name", GlossaryVersion)) ?? "0", CultureInfo.InvariantCulture);

    public static IReadOnlyList<GlossaryAddition> ListWords(Statements statements)
    {
        using var row = statements.Query("SELECT number, kind, words FROM glossary_addition WHERE removed = 0 ORDER BY number");
        var additions = new List<GlossaryAddition>();
        while (row.Read())
            additions.Add(new GlossaryAddition(row.GetInt64(0), Enum.Parse<GlossaryKind>(row.GetString(1), ignoreCase: true), StoreJson.Strings(row.GetString(2))));
        return additions;
    }

    /// <summary>Opinions and orders are left out: no source would answer them.</summary>
    public static IReadOnlyList<DeclinedQuestion> ListDeclined(Statements statements, DateTimeOffset since, (string Platform, string Workspace)? workspace)
    {
        using var row = statements.Query("""
            SELECT q.text, q.asked_at FROM question q JOIN reply r ON r.question = q.key
            WHERE r.kind = 'abstention' AND r.content ->> 'Reason' IN ('NoEvidence', 'OffTopic', 'FalsePremise', 'ConflictingEvidence')
              AND q.text IS NOT NULL AND q.asked_at >= $since
              AND ($platform IS NULL OR (q.platform = $platform AND q.workspace = $workspace))
            ORDER BY q.key
            """,
            ("$since", ChatColumns.Name(since)), ("$platform", workspace?.Platform), ("$workspace", workspace?.Workspace));
        var declined = new List<DeclinedQuestion>();
        while (row.Read())
            declined.Add(new DeclinedQuestion(row.GetString(0), ChatColumns.ParseTime(row.GetString(1))));
        return declined;
    }
}
