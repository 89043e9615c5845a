using System.Globalization;
using Bot.Core.Moderation;
using Microsoft.Data.Sqlite;

namespace Bot.Core.Storage;

/// <summary>Copies a store away while it is in use, and puts such a copy in its place while it is not.</summary>
public sealed class StoreBackup(string store, TimeProvider clock)
{
    // Whoever has the store open is not about to close it.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>Writes a copy that is known to be whole. What is written to the store meanwhile is not in it.</summary>
    /// <exception cref="StoreException"/>
    public Task<StoreCopy> WriteAsync(string file, CancellationToken cancellationToken) => Task.Run(() =>
    {
        Find(store, "there is no store");
        if (Path.Exists(file))
            throw new StoreException($"there is a file {file} already; choose another name, so that no backup is lost");
        if (!Directory.Exists(Path.GetDirectoryName(file)))
            throw new StoreException($"the folder of {file} does not exist; create it, or choose another");
        // Under its own name it is whole, or it is not there.
        var copy = StoreCopy.Make(store, Beside(file));
        try
        {
            File.Move(copy.Path, file);
        }
        catch (IOException error)
        {
            StoreFile.Delete(copy.Path);
            throw new StoreException($"cannot write {file}: {error.Message}", error);
        }

        return copy with { Path = file };
    }, cancellationToken);

    /// <summary>Puts a backup in the place of the store, and notes it in the audit log that it brings. The store that was there is kept beside it.</summary>
    /// <returns>What is the store now, and where the one before is kept; null where there was none.</returns>
    /// <exception cref="StoreException"/>
    public async Task<(StoreCopy Restored, string? Before)> RestoreAsync(Actor actor, string file, CancellationToken cancellationToken)
    {
        Find(file, "there is no backup");
        if (Path.GetFullPath(file) == Path.GetFullPath(store))
            throw new StoreException($"{file} is the store itself; name a backup");
        if (!Directory.Exists(Path.GetDirectoryName(store)))
            throw new StoreException($"the folder of the store {store} does not exist; create it, or choose another path with --store");
        var ended = Claim();
        var copy = await Task.Run(() => StoreCopy.Make(file, Beside(store)), cancellationToken);
        try
        {
            await using (var restored = await SqliteStore.OpenAsync(copy.Path, clock, cancellationToken))
                await restored.Moderation.NoteRestorationAsync(actor, Path.GetFileName(file), ended, $"entry {copy.AuditEntries} of the backup", cancellationToken);
            Claim();
            return (copy with { Path = store, AuditEntries = copy.AuditEntries + 1 }, Replace(copy.Path));
        }
        catch
        {
            StoreFile.Delete(copy.Path);
            throw;
        }
    }

    /// <summary>Makes sure that nobody uses the store: only then does SQLite put its log away.</summary>
    /// <returns>How its audit log ends, as far as it can be read.</returns>
    private string? Claim()
    {
        if (!File.Exists(store))
            return null;
        try
        {
            using var statements = new StoreFile(store, Patience).OpenWriter();
            Schema.ExamineOwner(statements, store);
            var (number, hash) = ModerationReader.ReadAuditHead(statements);
            if (statements.Scalar("PRAGMA journal_mode = DELETE") is not "delete")
                throw InUse(inner: null);
            return string.Create(CultureInfo.InvariantCulture, $"entry {number} {hash}").TrimEnd();
        }
        catch (SqliteException error) when (StoreException.From(error, store) is { IsTransient: true } locked)
        {
            throw InUse(locked);
        }
        catch (SqliteException)
        {
            // It is damaged, or no store at all: what a backup is for.
            return null;
        }
    }

    private StoreException InUse(Exception? inner) => new($"the store {store} is in use; stop the bot and whatever else has it open, and try again", inner);

    private string? Replace(string copy)
    {
        try
        {
            if (!File.Exists(store))
            {
                File.Move(copy, store);
                return null;
            }

            var before = string.Create(CultureInfo.InvariantCulture, $"{store}.before-{clock.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
            // Of a damaged store they may still be there, and must not be taken for those of the restored one.
            foreach (var log in StoreFile.Logs.Where(log => File.Exists(store + log)))
                File.Move(store + log, before + log);
            // At no moment is there no store: one that is not found would be made anew.
            File.Replace(copy, store, before);
            return before;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"cannot put the backup in the place of {store}: {error.Message}", error);
        }
    }

    private static void Find(string file, string missing)
    {
        if (!File.Exists(file))
            throw new StoreException($"{missing} {file}");
    }

    private static string Beside(string file) => $"{file}.{Guid.CreateVersion7():N}.part";
}
