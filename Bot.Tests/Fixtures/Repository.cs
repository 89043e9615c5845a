namespace Bot.Tests.Fixtures;

/// <summary>The checkout the tests run from.</summary>
public static class Repository
{
    private static readonly string Root = FindRoot();

    public static string File(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder!.FullName, "Bot.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
