using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;

namespace Bot.Core.Language;

/// <summary>
/// The words that tell whether a stop ends a sentence, from <c>Data/sentences.*.txt</c>. All languages are read together,
/// because a text quotes in several.
/// </summary>
internal sealed class SentenceWords
{
    public static SentenceWords Shared { get; } = Load();

    public required FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeName { get; init; }
    public required FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeNumber { get; init; }
    public required FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> MayEnd { get; init; }
    public required FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Clock { get; init; }
    public required FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AfterClock { get; init; }
    public required FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Starter { get; init; }
    public required FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Speech { get; init; }
    public required IReadOnlyList<string> SpeechPrefixes { get; init; }

    private static SentenceWords Load()
    {
        var lists = new Dictionary<string, List<string>>();
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (!name.Contains(".Data.sentences.", StringComparison.Ordinal))
                continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name) ?? Stream.Null);
            ReadFile(reader, lists);
        }
        return new SentenceWords
        {
            BeforeName = Set(lists, "before-name"),
            BeforeNumber = Set(lists, "before-number"),
            MayEnd = Set(lists, "may-end"),
            Clock = Set(lists, "clock"),
            AfterClock = Set(lists, "after-clock"),
            Starter = Set(lists, "starter"),
            Speech = Set(lists, "speech"),
            SpeechPrefixes = lists.GetValueOrDefault("speech-prefix", []),
        };
    }

    private static void ReadFile(TextReader reader, Dictionary<string, List<string>> lists)
    {
        List<string> list = [];
        while (reader.ReadLine() is { } line)
        {
            var words = line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is [['[', .. var name, ']']])
            {
                if (!lists.TryGetValue(name, out var known))
                    lists[name] = known = [];
                list = known;
            }
            else
            {
                list.AddRange(words);
            }
        }
    }

    // Headlines and old records are in capitals throughout, so each word also counts in capitals; not the short ones that
    // may end a sentence, because LA and PA are written so anyway.
    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(Dictionary<string, List<string>> lists, string name)
    {
        var words = lists.GetValueOrDefault(name, []);
        return words.Concat(words.Where(word => word.Length > 2 || name != "may-end").Select(word => word.ToUpper(CultureInfo.InvariantCulture)))
            .ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
