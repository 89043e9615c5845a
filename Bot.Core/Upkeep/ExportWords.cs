using System.Collections.Frozen;
using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Core.Language;

namespace Bot.Core.Upkeep;

/// <summary>The words round an answer that is taken away, in one language.</summary>
internal sealed class ExportWords
{
    private static readonly FrozenDictionary<string, ExportWords> All = EmbeddedText.Languages(typeof(ExportWords), "exports")
        .ToFrozenDictionary(language => language, language => new ExportWords(language));

    private readonly FrozenDictionary<string, string> texts;

    private ExportWords(string language) => texts = EmbeddedText.Lines(typeof(ExportWords), $"exports.{language}.txt")
        .Select(line => line.Split('\t', 2)).ToFrozenDictionary(parts => parts[0], parts => parts[1]);

    /// <param name="language">A BCP 47 tag; English stands in for a language that the bot does not speak.</param>
    public static ExportWords For(string language) => All.GetValueOrDefault(language.Split('-')[0]) ?? All["en"];

    public string this[string key] => texts[key];

    public string With(string key, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, texts[key], values);

    /// <summary>What a source is called: whose words it holds shows first.</summary>
    /// <param name="headline">As it is to be shown.</param>
    public string Label(Provenance provenance, string headline, Func<string, string> shown) => With(
        provenance.Kind.ToString().ToLowerInvariant(), headline, shown(provenance.Outlet),
        provenance.Published is { } day ? Day(day) : texts["undated"]);

    public string Warning(CitationMark mark) => With(mark.Change.ToString().ToLowerInvariant(), mark.Number, Day(mark.On));

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
