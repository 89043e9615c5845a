using System.Diagnostics;
using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Moderation;
using Bot.Core.Storage;
using Bot.Tests.Fixtures;
using Bot.Tests.Ingestion.Web;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Moderation;

/// <summary>Moderators' commands in a process of their own, on a store in which each of them has something to do.</summary>
internal sealed class ModeratedProcess(LoopbackSite site) : IDisposable
{
    private const string Waiting = "0000aaaa";
    private const string Cited = "cited";
    private const string TakenOut = "taken-out";
    private const string Changing = "changing";

    // No page of a store has room for as much.
    private static readonly string Long = string.Concat(Enumerable.Range(0, 3000).Select(i => string.Create(CultureInfo.InvariantCulture, $"The speaker was number {i} of the day and said so to the council. ")));

    // The longest that a command takes, in letters of three bytes.
    private static readonly string Reason = new('桥', 1000);

    private static readonly Actor Moderator = new("slack", "T1", "UADA");

    private readonly TempDirectory folder = new();

    /// <summary>The moderators' commands that change something, by their names.</summary>
    public static IReadOnlyList<string> Verbs { get; } = ["add", "approve", "reject", "refresh", "remove", "retract", "restore"];

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
        }

        // Pages that were freed would be used before the file has to grow.
        Run("VACUUM");
    }

    /// <summary>Runs a command as a moderator's shell does.</summary>
    /// <param name="verb">One of <see cref="Verbs"/>.</param>
    /// <param name="hook">What the <see cref="StartupHook"/> is told.</param>
    public async Task<(int ExitCode, string Error)> RunAsync(string verb, CancellationToken cancellationToken, params (string Name, string Value)[] hook)
    {
        string[] command = verb switch
        {
            "add" => ["add", folder.File("added.md")],
            "approve" => ["approve", Waiting],
            "reject" => ["reject", Waiting, "--reason", Reason],
            "refresh" => ["refresh", Changing],
            "restore" => ["restore", TakenOut],
            _ => [verb, Cited, "--reason", Reason],
        };
        var start = new ProcessStartInfo("dotnet", [Path.Join(AppContext.BaseDirectory, "Bot.Host.dll"), "sources", .. command, "--store", Store, "--no-knowledge"])
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
