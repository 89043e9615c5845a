using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
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

    /// <summary>A date as it is written in this language, no more precise than it is known.</summary>
    private string Date(DateOnly day, DatePrecision precision = DatePrecision.Day)
    {
        var format = texts[precision switch { DatePrecision.Day => "date_day", DatePrecision.Month => "date_month", _ => "date_year" }];
        return string.Format(CultureInfo.InvariantCulture, format, day, texts["months"].Split(' ')[day.Month - 1]);
    }

    public string For(Lead lead) => lead switch
    {
        Lead.Words words => words.Text,
        Lead.Day day => Date(day.Date.Day, day.Date.Precision),
        Lead.Source { Provenance: { Published: { } published, Outlet: var outlet } } => $"{outlet}, {Date(published)}",
        Lead.Source source => source.Provenance.Outlet,
        Lead.Settled settled => texts[settled.IsSo ? "yes" : "no"],
        _ => throw new UnreachableException(),
    };

    public string? For(Dating dating, DateOnly published) => dating switch
    {
        Dating.Published => string.Format(CultureInfo.InvariantCulture, texts["published"], Date(published)),
        Dating.Counted => string.Format(CultureInfo.InvariantCulture, texts["counted"], Date(published)),
        _ => null,
    };

    public string? For(Difference difference) => difference switch
    {
        Difference.Figures => texts["figures_differ"],
        Difference.Dates => texts["dates_differ"],
        _ => null,
    };

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
