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

    public string Language { get; }

    public string this[string key] => texts[key];

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
