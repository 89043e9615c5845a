using System.Collections.Frozen;
using System.Globalization;
using Bot.Core.Language;

namespace Bot.Host.Slack;

/// <summary>What the bot says in Slack besides its replies, in one language.</summary>
internal sealed class SlackWords
{
    private static readonly FrozenDictionary<string, SlackWords> All =
        EmbeddedText.Languages(typeof(SlackWords), "slack").ToFrozenDictionary(language => language, language => new SlackWords(language));

    private readonly FrozenDictionary<string, string> texts;

    private SlackWords(string language)
    {
        Language = language;
        texts = EmbeddedText.Lines(typeof(SlackWords), $"slack.{language}.txt")
            .Select(line => line.Split('\t', 2))
            .ToFrozenDictionary(parts => parts[0], parts => parts[1].Replace("\\n", "\n", StringComparison.Ordinal));
    }

    public static IEnumerable<SlackWords> Languages => All.Values;

    public string Language { get; }

    public string this[string key] => texts[key];

    /// <param name="language">A BCP 47 tag; English stands in for a language that the bot does not speak.</param>
    public static SlackWords For(string language) => All.GetValueOrDefault(language.Split('-')[0]) ?? All["en"];

    public string With(string key, object value) => string.Format(CultureInfo.InvariantCulture, texts[key], value);
}
