using Bot.Host.Discord.Payloads;

namespace Bot.Host.Discord.Rendering;

/// <summary>A heading and sources below it, one a line, in what room there is.</summary>
internal static class SourceLines
{
    /// <param name="line">A source as a line of a style.</param>
    /// <param name="most">Characters in all. Links give way before sources do.</param>
    public static string Of<T>(string heading, IReadOnlyList<T> sources, Func<T, LinkStyle, string> line, int most)
    {
        foreach (var style in Enum.GetValues<LinkStyle>())
        {
            var all = string.Join('\n', [$"**{heading}**", .. sources.Select(source => line(source, style))]);
            if (DiscordText.Count(all) <= most)
                return all;
        }

        var fitting = $"**{heading}**";
        foreach (var source in sources)
        {
            var longer = $"{fitting}\n{line(source, LinkStyle.None)}";
            if (DiscordText.Count(longer) > most)
                break;
            fitting = longer;
        }

        return fitting;
    }
}
