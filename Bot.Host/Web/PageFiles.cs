namespace Bot.Host.Web;

/// <summary>The page and its style sheet, which travel inside the program.</summary>
internal static class PageFiles
{
    public static string Style { get; } = Read("style.css");

    private static string Frame { get; } = Read("page.html");

    /// <param name="content">HTML, already encoded.</param>
    public static string Page(string title, string content) =>
        Frame.Replace("{{title}}", Html.Encode(title), StringComparison.Ordinal).Replace("{{content}}", content, StringComparison.Ordinal);

    private static string Read(string name)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream($"{typeof(PageFiles).Namespace}.Page.{name}")
            ?? throw new InvalidOperationException($"no resource {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
