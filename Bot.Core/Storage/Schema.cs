using System.Globalization;
using System.Reflection;

namespace Bot.Core.Storage;

/// <summary>Brings a store's tables up to what this program knows, by the numbered scripts in <c>Migrations</c>.</summary>
internal static class Schema
{
    // "Dckt", so that another program's database is not taken for an empty store.
    private const int ApplicationId = 0x44636B74;

    private static readonly IReadOnlyList<Migration> Migrations = LoadMigrations();

    public static int Newest => Migrations[^1].Version;

    public static void Update(Statements statements, string path)
    {
        if (Read(statements, "user_version") != Newest)
        {
            // Another process may be starting on the same file: what is missing is asked again under the write lock.
            statements.Run("BEGIN IMMEDIATE");
            Apply(statements, path);
            statements.Run("COMMIT");
        }
        ExamineOwner(statements, path);
    }

    /// <exception cref="StoreException">It is no store, or one of a newer program.</exception>
    public static void Examine(Statements statements, string path)
    {
        ExamineOwner(statements, path);
        if (Read(statements, "user_version") is var version && version > Newest)
            throw Newer(path, version);
    }

    /// <exception cref="StoreException">It is no store.</exception>
    public static void ExamineOwner(Statements statements, string path)
    {
        if (Read(statements, "application_id") != ApplicationId)
            throw Foreign(path);
    }

    private static void Apply(Statements statements, string path)
    {
        var version = Read(statements, "user_version");
        if (version > Newest)
            throw Newer(path, version);
        if (version == 0 && statements.Scalar("SELECT count(*) FROM sqlite_schema") is > 0L)
            throw Foreign(path);
        foreach (var migration in Migrations.Where(migration => migration.Version > version))
            statements.Run(migration.Script);
        statements.Run(string.Create(CultureInfo.InvariantCulture,
            $"PRAGMA user_version = {Newest}; PRAGMA application_id = {ApplicationId}"));
    }

    private static StoreException Newer(string path, long version) =>
        new($"the store {path} was written by a newer version of this program (its schema is {version}, "
            + $"this program knows up to {Newest}); update the program, or choose another file with --store");

    private static StoreException Foreign(string path) =>
        new($"{path} is another program's database, not a store; choose another path with --store");

    private static long Read(Statements statements, string pragma) => (long)(statements.Scalar($"PRAGMA {pragma}") ?? 0L);

    private static Migration[] LoadMigrations()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var folder = $"{typeof(Schema).Namespace}.Migrations.";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Select(name => Load(assembly, name, folder.Length))
            .OrderBy(migration => migration.Version)];
    }

    private static Migration Load(Assembly assembly, string name, int numberAt)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"no resource {name}");
        using var reader = new StreamReader(stream);
        return new Migration(int.Parse(name.AsSpan(numberAt, 3), CultureInfo.InvariantCulture), reader.ReadToEnd());
    }

    private sealed record Migration(int Version, string Script);
}
