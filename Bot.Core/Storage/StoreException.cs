using Microsoft.Data.Sqlite;

namespace Bot.Core.Storage;

/// <summary>The store could not do its work; the message says why and what to do, in one line.</summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the same call may succeed a little later.</summary>
    public bool IsTransient { get; private init; }

    /// <summary>Says in plain words what SQLite reports about the store at <paramref name="path"/>.</summary>
    public static StoreException From(SqliteException error, string path)
    {
        var said = error.SqliteErrorCode switch
        {
            Busy or Locked => $"the store {path} is locked by another program; wait for it to finish, or stop it, and try again",
            _ when error is { SqliteErrorCode: Full } or { SqliteExtendedErrorCode: NoRoomForSharedMemory } => $"the disk that holds the store {path} is full; free some space and try again",
            ReadOnly or Permission => $"the store {path} cannot be written; give this user write access to the file and its folder",
            CannotOpen => $"the store {path} cannot be opened; check that the path is a file and that this user may read and write it",
            NotADatabase => $"{path} is not a store: it is some other kind of file; choose another path with --store",
            Corrupt => $"the store {path} is damaged; restore a backup (restore FILE), or move it away and ingest again",
            InputOutput => $"the disk that holds the store {path} reports an error; check the disk ({error.Message})",
            _ => $"the store {path} failed: {error.Message}",
        };
        return new StoreException(said, error) { IsTransient = error.SqliteErrorCode is Busy or Locked };
    }

    // https://www.sqlite.org/rescode.html
    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    internal const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const int NoRoomForSharedMemory = 4874; // the log's, which even reading needs
}
