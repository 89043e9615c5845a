using System.Collections.Frozen;
using System.Globalization;
using Bot.Core.Language;

namespace Bot.Host.Platforms;

/// <summary>What the bot says on a chat platform besides its replies, in one language.</summary>
internal sealed class WordList
{
    private readonly FrozenDictionary<string, string> texts;

    private WordList(string language, IReadOnlyList<(Type Beside, string Name)> files)
    {
        Language = language;
        texts = files.SelectMany(file => EmbeddedText.Lines(file.Beside, $"{file.Name}.{language}.txt"))
            .Select(line => line.Split('\t', 2))
            .ToFrozenDictionary(parts => parts[0], parts => parts[1].Replace("\\n", "\n", StringComparison.Ordinal));
    }

    public string Language { get; }

    public string this[string key] => texts[key];

    public string With(string key, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, texts[key], values);

    /// <summary>What is said everywhere, in English.</summary>
    public static WordList Common { get; } = new("en", [(typeof(WordList), "replies")]);

    /// <summary>What is said on every platform, and what on one, in every language that the one has.</summary>
    /// <param name="beside">A type beside the platform's own files, which are named like <paramref name="name"/><c>.tag.txt</c>.</param>
    public static FrozenDictionary<string, WordList> Read(Type beside, string name) => EmbeddedText.Languages(beside, name)
        .ToFrozenDictionary(language => language, language => new WordList(language, [(typeof(WordList), "replies"), (beside, name)]));
}

internal static class WordLists
{
    extension(FrozenDictionary<string, WordList> lists)
    {
        /// <param name="language">A BCP 47 tag; English stands in for a language that the bot does not speak.</param>
        public WordList For(string language) => lists.GetValueOrDefault(language.Split('-')[0]) ?? lists["en"];
    }
}
