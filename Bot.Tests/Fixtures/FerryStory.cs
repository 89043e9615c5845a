using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Fixtures;

/// <summary>An invented story for tests: a town, its ferry and a fare that went up.</summary>
public static class FerryStory
{
    public const string Vote = "gull-2031-03-04-fare-vote";
    public const string Union = "courier-2031-03-06-union";
    public const string Mayor = "town-2031-03-05-mayor-statement";
    public const string Audit = "audit-office-harbor-report";

    /// <summary>When all that is stored was stored.</summary>
    public static readonly DateTimeOffset Now = new(2031, 3, 10, 12, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<ArticleDraft> Drafts { get; } =
    [
        Draft(
            Vote, "The Gull", "Harbor board votes to raise ferry fares", new DateOnly(2031, 3, 4), SourceKind.Note, ["Ida Morrow"],
            "The Wexley harbor board voted 5 to 2 on Tuesday, March 4, 2031, to raise the ferry fare from $2 to $3.\n\n"
            + "Board chair Tobias Renn said the boats lose $40,000 a month. \"We cannot sail on good wishes,\" Renn said.\n\n"
            + "The new fare starts on April 1, 2031."),
        Draft(
            Union, "Wexley Courier", "Deckhands' union threatens strike over ferry plan", new DateOnly(2031, 3, 6), SourceKind.Article, ["Sol Abara", "Kit Lund"],
            "The deckhands' union said on Thursday that its 120 members would strike if the harbor board cuts the night crossing.\n\n"
            + "Union president Dara Quill said the board had not answered three letters. \"We wrote three times and heard nothing,\" Quill said."),
        Draft(
            Mayor, "Town of Wexley", "Statement of Mayor Ansel Pike on the ferry", new DateOnly(2031, 3, 5), SourceKind.Statement, [],
            "I asked the harbor board to delay the fare increase until the audit is published. "
            + "Riders deserve to see the numbers before they pay more."),
        Draft(
            Audit, "Wexley Audit Office", "Report on the accounts of the harbor board", null, SourceKind.Document, [],
            "The audit office found that the harbor board spent $310,000 on consultants in 2030.\n\n"
            + "The office recommends that contracts above $50,000 be put to a public vote."),
    ];

    public static FakeTimeProvider Clock() => new(Now);

    /// <summary>A store that holds the whole story.</summary>
    public static async Task<string> StoreAsync(TempDirectory folder)
    {
        var path = folder.File("ferry.db");
        await using var store = await SqliteStore.OpenAsync(path, Clock(), CancellationToken.None);
        await SaveAsync(store);
        return path;
    }

    public static Task SaveAsync(SqliteStore store) =>
        store.SaveAsync([.. Drafts.Select(RevisionIndexer.Index)], ArticleOrigin.Ingested, CancellationToken.None);

    private static ArticleDraft Draft(
        string id, string outlet, string headline, DateOnly? published, SourceKind kind, string[] authors, string text) => new(
        new ArticleId(id),
        new Provenance(outlet, headline, authors, published, $"https://news.example/{id}", "en", kind, ["ferry"], []),
        text);
}
