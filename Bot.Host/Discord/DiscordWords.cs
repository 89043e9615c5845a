using System.Collections.Frozen;
using Bot.Host.Platforms;

namespace Bot.Host.Discord;

/// <summary>What the bot says in Discord besides its replies, and what its commands are called.</summary>
internal static class DiscordWords
{
    private static readonly FrozenDictionary<string, WordList> All = WordList.Read(typeof(DiscordWords), "discord");

    public static IEnumerable<WordList> Languages => All.Values;

    /// <param name="language">A BCP 47 tag; English stands in for a language that the bot does not speak.</param>
    public static WordList For(string? language) => All.For(language ?? "en");
}
