using System.Collections.Frozen;
using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Chat;

/// <summary>What the bot says about itself, in the language of the person it says it to.</summary>
internal static class Notices
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Texts =
        EmbeddedText.Languages(typeof(Notices), "notices").ToFrozenDictionary(language => language, Read);

    /// <summary>What became of an article that replies cite.</summary>
    /// <param name="replies">How many there are, for moderators; null for who was given one.</param>
    public static Notice Of(SourceChange change, Provenance provenance, DateOnly on, string? correction, int? replies, string language)
    {
        var texts = Texts.GetValueOrDefault(language.Split('-')[0]) ?? Texts[Lexicon.English.Language];
        var key = $"{(replies is null ? "source" : "replies")}_{change.ToString().ToLowerInvariant()}";
        var text = string.Format(
            CultureInfo.InvariantCulture, texts[key], provenance.Headline, provenance.Outlet, on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            correction ?? texts["change_unsaid"], replies);
        return new Notice(replies is null ? NoticeKind.SourceChanged : NoticeKind.RepliesTold, language, text);
    }

    /// <summary>A feed or page that could not be read so many times in a row, for moderators.</summary>
    public static Notice OfFailing(string url, int failures, string reason) => new(
        NoticeKind.SourceFailing, Lexicon.English.Language,
        string.Format(CultureInfo.InvariantCulture, Texts[Lexicon.English.Language]["source_failing"], url, failures, reason));

    /// <param name="value">What the text leaves open; most leave nothing.</param>
    public static Notice Of(NoticeKind kind, string language, object? value = null)
    {
        var key = kind switch
        {
            NoticeKind.Failed => "failed",
            NoticeKind.NotPosted => "not_posted",
            NoticeKind.Busy => "busy",
            NoticeKind.UserRateLimited => "user_rate_limited",
            NoticeKind.WorkspaceRateLimited => "workspace_rate_limited",
            NoticeKind.SwitchedOff => "switched_off",
            NoticeKind.Forgotten => "forgotten",
            _ => value is null ? "moderator_asked_forgotten" : "moderator_asked",
        };
        return new Notice(kind, language, string.Format(CultureInfo.InvariantCulture, Texts[language][key], value));
    }

    /// <summary>The language to speak to somebody in: that of their words where it shows, else that of their locale.</summary>
    public static string LanguageFor(string? text, string? locale)
    {
        var written = LanguageDetector.Detect(text ?? "");
        if (written != Lexicon.English.Language)
            return written;
        var set = locale?.Split('-', '_')[0] ?? "";
        return Texts.ContainsKey(set) ? set : written;
    }

    private static FrozenDictionary<string, string> Read(string language) =>
        EmbeddedText.Lines(typeof(Notices), $"notices.{language}.txt")
            .Select(line => line.Split('\t', 2))
            .ToFrozenDictionary(parts => parts[0], parts => parts[1]);
}
