using System.Globalization;
using Bot.Core.Articles;
using Bot.Host.Platforms;

namespace Bot.Host.Discord.Rendering;

/// <summary>A page of the list of articles.</summary>
internal static class SourcePage
{
    public const string Action = "sources";

    private const int MostArticles = 10;

    // What goes into a button beside the rest of it; the list is filtered by a part of the name anyway.
    private const int LongestOutlet = 70;

    public static DiscordContent Of(IReadOnlyList<ArticleSummary> articles, string? outlet, int first, WordList texts)
    {
        if (articles.Count == 0)
            return DiscordRenderer.Note(texts["sources_none"]);
        var words = ReplyWords.For(texts.Language);
        var from = first < articles.Count ? first : 0;
        var page = articles.Skip(from).Take(MostArticles).ToList();
        var title = texts.With("sources_title", from + 1, from + page.Count, articles.Count);
        return new(form => new MessageParts(
            [SourceLines.Of(title, page, (article, style) => DiscordLink.To(article, words, style), form.Room)],
            Component.Rows(Buttons(from, articles.Count, outlet, texts))));
    }

    /// <summary>What a button of a page leads to.</summary>
    public static (int First, string? Outlet) Read(string button) => button.Split(':', 3) is [_, var first, var outlet]
        ? (int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, outlet.Length > 0 ? outlet : null)
        : (0, null);

    private static IEnumerable<System.Text.Json.Nodes.JsonObject> Buttons(int from, int count, string? outlet, WordList texts)
    {
        if (from > 0)
            yield return Component.Button(texts["previous"], Button(Math.Max(0, from - MostArticles), outlet));
        if (from + MostArticles < count)
            yield return Component.Button(texts["next"], Button(from + MostArticles, outlet));
    }

    private static string Button(int first, string? outlet) =>
        string.Create(CultureInfo.InvariantCulture, $"{Action}:{first}:{(outlet is { Length: > LongestOutlet } ? outlet[..LongestOutlet] : outlet)}");
}
