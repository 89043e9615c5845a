using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

/// <summary>
/// What the runtime runs in a program before the program's own code, where <c>DOTNET_STARTUP_HOOKS</c> names this assembly. It watches every
/// SQLite connection that the program opens, to see the store at each commit, to kill the program at one, or to let its disk be full.
/// </summary>
/// <remarks>https://github.com/dotnet/runtime/blob/main/docs/design/features/host-startup-hook.md</remarks>
#pragma warning disable MA0047 // The runtime looks for this name outside of any namespace.
internal static class StartupHook
#pragma warning restore MA0047
{
    /// <summary>Names a folder, into which the files of the store are copied before and after each commit, each time into a folder of its own: 1, 2 and so on.</summary>
    public const string CopyTo = "DOCKET_TEST_COPY_TO";

    /// <summary>Names at which of these points to kill the program.</summary>
    public const string KillAt = "DOCKET_TEST_KILL_AT";

    /// <summary>
    /// Any value lets SQLite write nothing, as where no block of the disk is free: the log that a change goes into first starts empty, so it
    /// would have to grow. <see cref="NotAByte"/> leaves no room even for the log's shared memory, without which no store can be read.
    /// </summary>
    public const string FullDisk = "DOCKET_TEST_FULL_DISK";

    /// <summary>Names a file, into which go the names of all assemblies that the program has loaded by its end.</summary>
    public const string LoadedTo = "DOCKET_TEST_LOADED_TO";

    public const string NotAByte = "not a byte";

    // https://www.sqlite.org/c3ref/c_trace.html
    private const uint BeforeStatement = 1;
    private const uint AfterStatement = 2;

    private const string Library = "e_sqlite3";
    private const string CLibrary = "libc";

    // Of xSetSystemCall in the structure that describes a system to SQLite: two numbers and a length, then twelve addresses and one more.
    private static readonly int SystemCallOffset = 16 + (16 * nint.Size);

    // SQLite keeps their addresses for as long as the process lives.
    private static readonly Opened OnOpened = Watch;
    private static readonly Traced OnTraced = Pass;
    private static readonly Written OnWritten = (file, bytes, count) => Refuses(count) ? 0 : write(file, bytes, count);
    private static readonly WrittenAt OnWrittenAt = (file, bytes, count, offset) => Refuses(count) ? 0 : pwrite(file, bytes, count, offset);

    private static string? copyTo;
    private static int killAt;
    private static int passed;

    private delegate int Opened(nint database, nint error, nint api);

    private delegate int Traced(uint type, nint context, nint statement, nint detail);

    private delegate nint Written(int file, nint bytes, nint count);

    private delegate nint WrittenAt(int file, nint bytes, nint count, long offset);

    private delegate int SystemCall(nint system, byte[] name, nint replacement);

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(LoadedTo) is { } file)
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.WriteAllLines(file, AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name ?? ""));
            return;
        }

        copyTo = Environment.GetEnvironmentVariable(CopyTo);
        killAt = int.Parse(Environment.GetEnvironmentVariable(KillAt) ?? "0", CultureInfo.InvariantCulture);
        if (Environment.GetEnvironmentVariable(FullDisk) is not null)
            FillDisk();
        _ = sqlite3_auto_extension(OnOpened);
    }

    private static int Watch(nint database, nint error, nint api) => sqlite3_trace_v2(database, BeforeStatement | AfterStatement, OnTraced, 0);

    /// <summary>Takes the place of the system's calls that write: https://www.sqlite.org/c3ref/vfs.html</summary>
    private static void FillDisk()
    {
        var system = sqlite3_vfs_find(0);
        var replace = Marshal.GetDelegateForFunctionPointer<SystemCall>(Marshal.ReadIntPtr(system, SystemCallOffset));
        // Not every build has each of them.
        _ = replace(system, [.. "write\0"u8], Marshal.GetFunctionPointerForDelegate(OnWritten));
        foreach (var name in (byte[][])[[.. "pwrite\0"u8], [.. "pwrite64\0"u8]])
            _ = replace(system, name, Marshal.GetFunctionPointerForDelegate(OnWrittenAt));
    }

    // Nothing written, and no error: SQLite takes that for a full disk. A single byte makes the shared memory as long as it has to be.
    private static bool Refuses(nint count) => count != 1 || Environment.GetEnvironmentVariable(FullDisk) == NotAByte;

    private static int Pass(uint type, nint context, nint statement, nint detail)
    {
        if (Marshal.PtrToStringUTF8(sqlite3_sql(statement)) != "COMMIT")
            return 0;
        passed++;
        if (copyTo is not null && Marshal.PtrToStringUTF8(sqlite3_db_filename(sqlite3_db_handle(statement), 0)) is { } store)
            Copy(store, Directory.CreateDirectory(Path.Join(copyTo, passed.ToString(CultureInfo.InvariantCulture))).FullName);
        if (passed == killAt)
            Process.GetCurrentProcess().Kill();
        return 0;
    }

    private static void Copy(string store, string folder)
    {
        // The index of the log is made anew by whoever opens the store first.
        foreach (var file in new[] { store, $"{store}-wal" }.Where(File.Exists))
            File.Copy(file, Path.Join(folder, Path.GetFileName(file)));
    }

    [DllImport(Library)]
    private static extern int sqlite3_auto_extension(Opened entry);

    [DllImport(Library)]
    private static extern int sqlite3_trace_v2(nint database, uint mask, Traced callback, nint context);

    [DllImport(Library)]
    private static extern nint sqlite3_sql(nint statement);

    [DllImport(Library)]
    private static extern nint sqlite3_db_handle(nint statement);

    [DllImport(Library)]
    private static extern nint sqlite3_db_filename(nint database, nint name);

    [DllImport(Library)]
    private static extern nint sqlite3_vfs_find(nint name);

    [DllImport(CLibrary)]
    private static extern nint write(int file, nint bytes, nint count);

    [DllImport(CLibrary)]
    private static extern nint pwrite(int file, nint bytes, nint count, long offset);
}
