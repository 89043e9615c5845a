using System.Diagnostics;
using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Commands;
using Bot.Core.Ingestion;
using Bot.Core.Moderation;
using Bot.Core.Retrieval;
using Bot.Core.Storage;
using Bot.Core.Upkeep;
using Bot.Tests.Fixtures;
using Bot.Tests.Ingestion.Web;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Moderation;

/// <summary>Moderators' commands in a process of their own, on a store in which each of them has something to do.</summary>
internal sealed class ModeratedProcess(LoopbackSite site) : IDisposable
{
    private const string Question = "What did the speaker say?";
    private const string Pinned = "The speaker was number 7 of the day and said so to the council.";
    private const string Waiting = "0000aaaa";
    private const string Cited = "cited";
    private const string TakenOut = "taken-out";
    private const string Changing = "changing";

    // No page of a store has room for as much.
    private static readonly string Long = string.Concat(Enumerable.Range(0, 1000).Select(i => string.Create(CultureInfo.InvariantCulture, $"The speaker was number {i} of the day and said so to the council. ")));

    // The longest that a command takes, in letters of three bytes.
    private static readonly string Reason = new('桥', 1000);

    private static readonly Actor Moderator = new("slack", "T1", "UADA");

    private readonly TempDirectory folder = new();

    /// <summary>The moderators' commands that change something, by their names.</summary>
    public static IReadOnlyList<string> Verbs { get; } =
    [
        "source add", "source suggest", "source approve", "source reject", "source refresh", "source remove", "source retract", "source restore", "source undo",
        "source feed add", "source feed remove", "pin add", "pin remove", "glossary add", "glossary remove", "import",
    ];

    private string Store => folder.File("bot.db");

    /// <summary>Makes the store anew.</summary>
    public async Task PrepareAsync()
    {
        foreach (var file in Directory.GetFiles(folder.FullName, "bot.db*"))
            File.Delete(file);
        folder.Write("added.md", $"---\nid: added\nheadline: Bridge is to open\noutlet: The Gull\nurl: https://gull.example/added\n---\nThe bridge is to be open again, and the council said so. {Long}");
        await using (var store = await OpenAsync())
        {
            var changing = Drafts.Article(Changing, Long);
            await store.SaveAsync(
                [
                    Drafts.Indexed(Cited, Long), Drafts.Indexed(TakenOut, Long),
                    RevisionIndexer.Index(changing with { Provenance = changing.Provenance with { Url = site.At("changing") } }),
                ], ArticleOrigin.Ingested, CancellationToken.None);
            await store.Moderation.ProposeAsync(
                Moderator, new SourceProposal(Waiting, ProposalState.Waiting, Drafts.Article("waiting", Long), Moderator.ToString(), FerryStory.Now, [], Reason: null), CancellationToken.None);
            await store.Moderation.SetStatusAsync(Moderator, new ArticleId(TakenOut), ArticleStatus.Removed, reason: null, indexed: null, CancellationToken.None);
            await store.Moderation.AddFeedAsync(Moderator, new Feed("https://gull.example/feed", IsTrusted: false, Moderator.ToString(), FerryStory.Now), CancellationToken.None);
            var upkeep = new UpkeepDesk(store.Editorial, store.Archive, store.Chat, store, TimeProvider.System);
            await upkeep.Pins.AddAsync(Moderator, [Question], Pinned, [new ArticleId(Cited)], CancellationToken.None);
            await upkeep.Glossary.AddAsync(Moderator, GlossaryKind.Synonyms, ["jetty", "pier"], CancellationToken.None);
        }

        await WriteArchiveAsync();

        // Pages that were freed would be used before the file has to grow.
        Run("VACUUM");
    }

    /// <summary>Another store's archive, with an article that this one has not.</summary>
    private async Task WriteArchiveAsync()
    {
        File.Delete(folder.File("other.db"));
        await using var other = await SqliteStore.OpenAsync(folder.File("other.db"), TimeProvider.System, CancellationToken.None);
        await other.SaveAsync([Drafts.Indexed("imported", Long)], ArticleOrigin.Ingested, CancellationToken.None);
        var lines = new UpkeepDesk(other.Editorial, other.Archive, other.Chat, other, TimeProvider.System).Archive.ExportAsync(CancellationToken.None);
        await File.WriteAllLinesAsync(folder.File("store.jsonl"), await lines.ToListAsync());
    }

    /// <summary>Runs a command as a moderator's shell does.</summary>
    /// <param name="verb">One of <see cref="Verbs"/>.</param>
    /// <param name="hook">What the <see cref="StartupHook"/> is told.</param>
    public async Task<(int ExitCode, string Error)> RunAsync(string verb, CancellationToken cancellationToken, params (string Name, string Value)[] hook)
    {
        string[] command = verb switch
        {
            "source add" => [folder.File("added.md")],
            "source suggest" => [site.At("page")],
            "source approve" => [Waiting],
            "source reject" => [Waiting, "--reason", Reason],
            "source refresh" => [Changing],
            "source restore" => [TakenOut],
            "source undo" => ["2"],
            "source feed add" => [site.At("feed")],
            "source feed remove" => ["https://gull.example/feed"],
            "pin add" => ["Who said so?", Pinned, Cited],
            "pin remove" => ["1"],
            "glossary add" => ["ferry, boat"],
            "glossary remove" => ["1"],
            "import" => [folder.File("store.jsonl")],
            _ => [Cited, "--reason", Reason],
        };
        var start = new ProcessStartInfo("dotnet", [Path.Join(AppContext.BaseDirectory, "Bot.Host.dll"), .. CommandSpelling.AtCommandLine(verb).Split(' '), .. command, "--store", Store, "--no-knowledge"])
        {
            WorkingDirectory = folder.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        start.Environment["Bot__Sources__AllowedHosts"] = site.Host;
        start.Environment["Bot__Sources__HostDelaySeconds"] = "0";
        foreach (var (name, value) in hook)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        await output;
        return (process.ExitCode, await error);
    }

    /// <summary>What people would see of the store, whole as it has to be.</summary>
    public async Task<string> ReadWholeAsync()
    {
        var lines = new List<string>();
        await using (var store = await OpenAsync())
        {
            Assert.Empty(await store.CheckAsync(CancellationToken.None));
            var audit = await store.Moderation.ListAuditAsync(after: 0, CancellationToken.None);
            Assert.Null(AuditChain.Problem(audit, await store.Moderation.ReadAuditHeadAsync(CancellationToken.None)));
            lines.AddRange(audit.Select(entry => $"{entry.Action}"));
            lines.AddRange((await store.Moderation.ListFeedsAsync(CancellationToken.None)).Select(feed => feed.Url));
            lines.AddRange((await store.Editorial.ListPinsAsync(CancellationToken.None)).Select(pin => pin.Wordings[0]));
            lines.AddRange((await store.Editorial.ListWordsAsync(CancellationToken.None)).Select(words => words.Words[0]));
            lines.AddRange((await store.Moderation.ListWaitingAsync(CancellationToken.None)).Select(proposal => $"{proposal.Draft.Id} waits"));
            foreach (var article in await store.ListAsync(CancellationToken.None))
            {
                var status = await store.Moderation.FindStatusAsync(article.Id, CancellationToken.None);
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{article.Id} {article.Revision} {article.Indexed} {status}"));
            }

            await using var snapshot = await store.OpenSnapshotAsync(CancellationToken.None);
            Assert.Equal((await store.ListAsync(CancellationToken.None)).Count(article => article.Indexed), await snapshot.CountArticlesAsync(CancellationToken.None));
        }

        Run("INSERT INTO section_index (section_index) VALUES ('integrity-check')");
        return string.Join('\n', lines);
    }

    public void Dispose() => folder.Dispose();

    private Task<SqliteStore> OpenAsync() => SqliteStore.OpenAsync(Store, TimeProvider.System, CancellationToken.None);

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
