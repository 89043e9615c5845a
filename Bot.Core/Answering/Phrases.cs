using System.Collections.Concurrent;
using System.Collections.Frozen;
using Bot.Core.Language;

namespace Bot.Core.Answering;

/// <summary>The bot's own words in one language.</summary>
public sealed class Phrases
{
    private readonly FrozenDictionary<string, string> texts;

    private Phrases(string language)
    {
        Language = language;
        texts = EmbeddedText.Lines(typeof(Phrases), $"phrases.{language}.txt")
            .Select(line => line.Split('\t', 2))
            .ToFrozenDictionary(parts => parts[0], parts => parts[1]);
    }

    public static Phrases English { get; } = new("en");

    private static ConcurrentDictionary<string, Phrases> Others { get; } = new();

    /// <summary>The words of a language that the bot speaks; the English ones for any other.</summary>
    public static Phrases For(string language) =>
        language == English.Language || !Lexicon.Languages.Contains(language) ? English : Others.GetOrAdd(language, tag => new Phrases(tag));

    public string Language { get; }

    public string this[string key] => texts[key];

    /// <summary>Says of a sentence in another language than the reply's that it is left as it was written; null where nothing needs saying.</summary>
    public string? OriginalIn(string language) => language == Language ? null : texts.GetValueOrDefault($"original_{language}");

    public string For(AbstentionReason reason) => texts[reason switch
    {
        AbstentionReason.NoEvidence => "no_evidence",
        AbstentionReason.OffTopic => "off_topic",
        AbstentionReason.Opinion => "opinion",
        AbstentionReason.FalsePremise => "false_premise",
        AbstentionReason.ConflictingEvidence => "conflicting_evidence",
        AbstentionReason.NotAllowed => "not_allowed",
        _ => "empty",
    }];
}
