using System.Collections.Frozen;
using System.Globalization;
using Bot.Core.Language;

namespace Bot.Core.Commands;

/// <summary>What commands and their options are called in one language, what is said of them, and what they say to members.</summary>
public sealed class CommandWords
{
    private static readonly FrozenDictionary<string, CommandWords> All = EmbeddedText.Languages(typeof(CommandWords), "commands")
        .ToFrozenDictionary(language => language, language => new CommandWords(language));

    private readonly FrozenDictionary<string, string> texts;

    private CommandWords(string language)
    {
        Language = language;
        texts = EmbeddedText.Lines(typeof(CommandWords), $"commands.{language}.txt").Select(line => line.Split('\t', 2)).ToFrozenDictionary(parts => parts[0], parts => parts[1]);
    }

    public static CommandWords English => All["en"];

    public static IEnumerable<CommandWords> Languages => All.Values;

    public string Language { get; }

    public IEnumerable<string> Keys => texts.Keys;

    public string this[string key] => texts[key];

    /// <param name="language">A BCP 47 tag; English stands in for a language that the bot does not speak.</param>
    public static CommandWords For(string language) => All.GetValueOrDefault(language.Split('-', '_')[0]) ?? English;

    public string With(string key, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, texts[key], values);

    /// <param name="path">Of a command or a group.</param>
    public string NameOf(string path) => texts[Key(path)];

    public string About(string path) => texts[$"{Key(path)}_about"];

    public string NameOf(CommandOption option) => texts[$"option_{option.Name}"];

    public string About(CommandOption option) => texts[$"option_{option.Name}_about"];

    public string NameOf(CommandOption option, string choice) => texts[$"choice_{option.Name}_{choice}"];

    private static string Key(string path) => path.Replace(' ', '_');
}
