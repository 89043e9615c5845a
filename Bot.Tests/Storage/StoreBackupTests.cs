using Bot.Core.Moderation;
using Bot.Core.Storage;
using Bot.Tests.Fixtures;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Storage;

public sealed class StoreBackupTests
{
    private static readonly Actor Ada = new("cli", "desk", "ada");

    [Fact]
    public async Task A_backup_of_a_store_in_use_is_one_file_with_all_that_was_kept_by_then()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        await fixture.SaveAsync(Drafts.Indexed("a"));
        await RemoveAsync(fixture, "a");
        await fixture.SaveAsync(Drafts.Indexed("b"));

        var copy = await Backup(fixture).WriteAsync(folder.File("backup.db"), CancellationToken.None);

        Assert.Equal((1, 1L), (copy.Articles, copy.AuditEntries));
        Assert.Equal([folder.File("backup.db")], Directory.GetFiles(folder.FullName));
        await fixture.SaveAsync(Drafts.Indexed("c"));
        await using var opened = await SqliteStore.OpenAsync(copy.Path, fixture.Clock, CancellationToken.None);
        Assert.Equal(["a", "b"], (await opened.ListAsync(CancellationToken.None)).Select(article => article.Id.Value).Order());
    }

    [Fact]
    public async Task A_backup_that_is_made_while_others_write_is_whole()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await fixture.SaveAsync(Drafts.Indexed($"a{i}"));
                await RemoveAsync(fixture, $"a{i}");
            }
        });
        var backup = Backup(fixture);

        var copies = new List<StoreCopy>();
        for (var i = 0; i < 5; i++)
            copies.Add(await backup.WriteAsync(folder.File($"{i}.db"), CancellationToken.None));
        await stop.CancelAsync();
        await writing;

        // An article and its removal are two transactions, so at most one is yet to be removed.
        Assert.All(copies, copy => Assert.InRange(copy.Articles, 0, 1));
    }

    [Fact]
    public async Task A_restored_store_is_as_it_was_says_so_in_its_log_and_keeps_the_one_before_beside_it()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        await fixture.SaveAsync(Drafts.Indexed("a"));
        await Backup(fixture).WriteAsync(folder.File("backup.db"), CancellationToken.None);
        await RemoveAsync(fixture, "a");
        await fixture.Store.DisposeAsync();

        var (restored, before) = await Backup(fixture).RestoreAsync(Ada, folder.File("backup.db"), CancellationToken.None);

        Assert.Equal((fixture.Path, 1, 1L), (restored.Path, restored.Articles, restored.AuditEntries));
        await using var store = await fixture.OpenAsync();
        Assert.True(Assert.Single(await store.ListAsync(CancellationToken.None)).Indexed);
        var entry = Assert.Single(await store.Moderation.ListAuditAsync(after: 0, CancellationToken.None));
        Assert.Equal((ModeratorAction.RestoreBackup, "backup.db", "cli/desk/ada"), (entry.Action, entry.Subject, entry.Actor));
        Assert.Matches("^entry 1 [0-9a-f]{64}$", entry.Before);
        Assert.Null(AuditChain.Problem([entry], await store.Moderation.ReadAuditHeadAsync(CancellationToken.None)));
        await using var kept = await SqliteStore.OpenAsync(before!, fixture.Clock, CancellationToken.None);
        Assert.False(Assert.Single(await kept.ListAsync(CancellationToken.None)).Indexed);
    }

    [Fact]
    public async Task A_store_that_is_in_use_stays()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        await Backup(fixture).WriteAsync(folder.File("backup.db"), CancellationToken.None);
        await fixture.SaveAsync(Drafts.Indexed("a"));

        var failure = await Assert.ThrowsAsync<StoreException>(() => Backup(fixture).RestoreAsync(Ada, folder.File("backup.db"), CancellationToken.None));

        Assert.Contains("is in use; stop the bot", failure.Message, StringComparison.Ordinal);
        Assert.Single(await fixture.Store.ListAsync(CancellationToken.None));
        Assert.DoesNotContain(Beside(fixture), name => name.EndsWith(".part", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DROP TRIGGER audit_is_not_altered; UPDATE audit SET actor = 'nobody'", "audit log of the store .* is not whole")]
    [InlineData("PRAGMA user_version = 999", "written by a newer version of this program")]
    [InlineData("PRAGMA application_id = 5", "is another program's database")]
    [InlineData("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'setting'", "damaged")]
    public async Task A_backup_that_is_not_whole_or_not_known_takes_no_place(string harm, string said)
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        await fixture.SaveAsync(Drafts.Indexed("a"));
        await RemoveAsync(fixture, "a");
        var file = folder.File("backup.db");
        await Backup(fixture).WriteAsync(file, CancellationToken.None);
        await fixture.Store.DisposeAsync();
        Run(file, harm);
        var before = await File.ReadAllBytesAsync(fixture.Path);

        var failure = await Assert.ThrowsAsync<StoreException>(() => Backup(fixture).RestoreAsync(Ada, file, CancellationToken.None));

        Assert.Matches(said, failure.Message);
        Assert.Equal(before.Length, new FileInfo(fixture.Path).Length);
        Assert.Equal([fixture.Path], Beside(fixture));
    }

    [Fact]
    public async Task A_damaged_store_is_not_backed_up_and_a_backup_takes_its_place()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        await fixture.SaveAsync(Drafts.Indexed("a"));
        await Backup(fixture).WriteAsync(folder.File("backup.db"), CancellationToken.None);
        await fixture.Store.DisposeAsync();
        await File.WriteAllTextAsync(fixture.Path, "No bytes of a store.");

        var failure = await Assert.ThrowsAsync<StoreException>(() => Backup(fixture).WriteAsync(folder.File("second.db"), CancellationToken.None));
        var (restored, before) = await Backup(fixture).RestoreAsync(Ada, folder.File("backup.db"), CancellationToken.None);

        Assert.Contains("is not a store", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, restored.Articles);
        Assert.Equal("No bytes of a store.", await File.ReadAllTextAsync(before!));
        await using var store = await fixture.OpenAsync();
        Assert.Single(await store.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Says_what_is_not_there_or_in_the_way()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        await fixture.Store.DisposeAsync();
        var (backup, file) = (Backup(fixture), folder.Write("notes.txt", "notes"));

        Assert.Contains("there is a file", await SaidAsync(() => backup.WriteAsync(file, CancellationToken.None)), StringComparison.Ordinal);
        Assert.Contains("does not exist", await SaidAsync(() => backup.WriteAsync(folder.File("none/b.db"), CancellationToken.None)), StringComparison.Ordinal);
        Assert.Contains("there is no store", await SaidAsync(() => new StoreBackup(folder.File("none.db"), fixture.Clock).WriteAsync(folder.File("b.db"), CancellationToken.None)), StringComparison.Ordinal);
        Assert.Contains("there is no backup", await SaidAsync(() => backup.RestoreAsync(Ada, folder.File("b.db"), CancellationToken.None)), StringComparison.Ordinal);
        Assert.Contains("is the store itself", await SaidAsync(() => backup.RestoreAsync(Ada, fixture.Path, CancellationToken.None)), StringComparison.Ordinal);
        Assert.Contains("is not a store", await SaidAsync(() => backup.RestoreAsync(Ada, file, CancellationToken.None)), StringComparison.Ordinal);
        var other = folder.File("other.db");
        Run(other, "CREATE TABLE theirs (a)");
        await backup.WriteAsync(folder.File("good.db"), CancellationToken.None);
        Assert.Contains("another program's database", await SaidAsync(() => new StoreBackup(other, fixture.Clock).RestoreAsync(Ada, folder.File("good.db"), CancellationToken.None)), StringComparison.Ordinal);
    }

    private static async Task<string> SaidAsync(Func<Task> act) => (await Assert.ThrowsAsync<StoreException>(act)).Message;

    private static StoreBackup Backup(StoreFixture fixture) => new(fixture.Path, fixture.Clock);

    private static string[] Beside(StoreFixture fixture) => Directory.GetFiles(Path.GetDirectoryName(fixture.Path)!);

    private static Task RemoveAsync(StoreFixture fixture, string article) =>
        fixture.Store.Moderation.SetStatusAsync(Ada, new(article), ArticleStatus.Removed, reason: null, indexed: null, CancellationToken.None);

    private static void Run(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
