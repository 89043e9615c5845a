using System.Diagnostics;
using System.Text.Json;
using Bot.Core.Articles;
using Bot.Core.Storage;
using Bot.Tests.Fixtures;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Storage;

public sealed class KilledIngestionTests
{
    private const int Articles = 4000;

    [Fact(Timeout = 120_000)]
    public async Task What_was_reported_as_kept_survives_a_kill_and_the_rest_can_be_ingested_again()
    {
        using var folder = new TempDirectory();
        var archive = folder.Write("archive.jsonl", string.Join('\n', Enumerable.Range(0, Articles).Select(i =>
            JsonSerializer.Serialize(new { id = $"a{i}", text = $"The council of Marlow Bay met for the {i}. time. Ada Quill chaired it. It did not vote." }))));

        var reported = await KillAsync(folder, archive, TestContext.Current.CancellationToken);

        await using (var store = await OpenAsync(folder))
        {
            var kept = await store.ListAsync(CancellationToken.None);
            Assert.InRange(reported, 1, kept.Count);
            Assert.True(kept.Count < Articles, "the ingestion was over before it could be killed");
            Assert.Equal(kept.Count, await FoundAsync(store));
            await new Core.Ingestion.Ingester(store).IngestAsync([archive], ArticleOrigin.Ingested, CancellationToken.None).CountAsync();
            Assert.Equal(Articles, await FoundAsync(store));
            Assert.All(await store.ListAsync(CancellationToken.None), article => Assert.Equal(1, article.Revision));
        }
        Assert.Equal("ok", Check(folder.File("bot.db")));
    }

    /// <summary>Kills the program outright when it has reported the first articles; returns how many it reported.</summary>
    private static async Task<int> KillAsync(TempDirectory folder, string archive, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            [Path.Join(AppContext.BaseDirectory, "Bot.Host.dll"), "ingest", archive, "--store", folder.File("bot.db"), "--no-knowledge"])
        {
            WorkingDirectory = folder.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var reported = 0;
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is not null)
        {
            if (++reported == 1)
                process.Kill();
        }
        await process.WaitForExitAsync(cancellationToken);
        return reported;
    }

    private static async Task<int> FoundAsync(SqliteStore store)
    {
        await using var snapshot = await store.OpenSnapshotAsync(CancellationToken.None);
        var found = await snapshot.MatchAsync("council", StoreFixture.Weights, 2 * Articles, CancellationToken.None);
        Assert.Equal(await snapshot.CountArticlesAsync(CancellationToken.None), found.Count);
        Assert.Equal(found.Count, (await snapshot.FrequenciesAsync(["marlow"], CancellationToken.None))["marlow"]);
        return found.Count;
    }

    private static Task<SqliteStore> OpenAsync(TempDirectory folder) =>
        SqliteStore.OpenAsync(folder.File("bot.db"), TimeProvider.System, CancellationToken.None);

    private static string? Check(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO section_index (section_index) VALUES ('integrity-check')";
        command.ExecuteNonQuery();
        command.CommandText = "PRAGMA integrity_check";
        return (string?)command.ExecuteScalar();
    }
}
