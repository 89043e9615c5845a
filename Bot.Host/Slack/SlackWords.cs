using System.Collections.Frozen;
using Bot.Host.Platforms;

namespace Bot.Host.Slack;

/// <summary>What the bot says in Slack besides its replies.</summary>
internal static class SlackWords
{
    private static readonly FrozenDictionary<string, WordList> All = WordList.Read(typeof(SlackWords), "slack");

    public static IEnumerable<WordList> Languages => All.Values;

    /// <param name="language">A BCP 47 tag; English stands in for a language that the bot does not speak.</param>
    public static WordList For(string language) => All.For(language);
}
