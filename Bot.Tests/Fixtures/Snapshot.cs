using System.Runtime.CompilerServices;

namespace Bot.Tests.Fixtures;

/// <summary>Holds a text against the one kept in Snapshots; UPDATE_SNAPSHOTS=1 keeps the new one.</summary>
public static class Snapshot
{
    public static void Matches(string text, string name, [CallerFilePath] string caller = "")
    {
        var tests = Path.GetDirectoryName(caller)!;
        while (!Directory.Exists(Path.Combine(tests, "Snapshots")))
            tests = Path.GetDirectoryName(tests)!;
        var path = Path.Combine(tests, "Snapshots", $"{name}.txt");
        var actual = text.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"There is no snapshot {name}; UPDATE_SNAPSHOTS=1 makes it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
