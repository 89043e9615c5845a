using System.Globalization;

namespace Bot.Training.WordNet;

/// <summary>
/// WordNet's database files, by its manual pages wndb(5WN) and senseidx(5WN): the synsets of <c>data.*</c>, and from
/// <c>index.sense</c> how often each sense of a word was met in the tagged texts. Lemmas with a capital are names and left out.
/// </summary>
public static class WordNetFiles
{
    // The digit of a sense key, and the file it belongs to; satellite adjectives (5) stand among the adjectives.
    private static readonly IReadOnlyDictionary<char, char> PartOfSpeech = new Dictionary<char, char> { ['1'] = 'n', ['2'] = 'v', ['3'] = 'a', ['4'] = 'r', ['5'] = 'a' };

    private static readonly (char PartOfSpeech, string Name)[] Files = [('n', "noun"), ('v', "verb"), ('a', "adj"), ('r', "adv")];

    /// <summary>For each lemma its senses, the commonest of each part of speech first.</summary>
    public static ILookup<string, Sense> ReadSenses(string folder) =>
        File.ReadLines(Path.Combine(folder, "index.sense"))
            .Select(line => line.Split(' '))
            .Select(fields => (Key: fields[0].Split('%'), Offset: Number(fields[1]), Rank: Number(fields[2]), Count: Number(fields[3])))
            .OrderBy(sense => sense.Rank)
            .ToLookup(
                sense => sense.Key[0].Replace('_', ' '),
                sense => new Sense(new SynsetId(PartOfSpeech[sense.Key[1][0]], sense.Offset), sense.Rank, sense.Count),
                StringComparer.Ordinal);

    public static IReadOnlyDictionary<SynsetId, Synset> ReadSynsets(string folder) =>
        Files.SelectMany(file => File.ReadLines(Path.Combine(folder, $"data.{file.Name}"))
                .Where(line => !line.StartsWith("  ", StringComparison.Ordinal)) // The licence.
                .Select(line => Parse(line.Split(" | ")[0].Split(' '), file.PartOfSpeech)))
            .ToDictionary(synset => synset.Id);

    private static Synset Parse(string[] fields, char partOfSpeech)
    {
        var count = int.Parse(fields[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var lemmas = Enumerable.Range(0, count).Select(i => Lemma(fields[4 + 2 * i])).ToList();
        var at = 4 + 2 * count;
        var links = Enumerable.Range(0, Number(fields[at]))
            .Select(i => at + 1 + 4 * i)
            .Select(i => new Link(
                fields[i], new SynsetId(fields[i + 2][0], Number(fields[i + 1])),
                int.Parse(fields[i + 3].AsSpan(0, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) - 1,
                int.Parse(fields[i + 3].AsSpan(2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) - 1))
            .ToList();
        return new Synset(new SynsetId(partOfSpeech, Number(fields[0])), lemmas, links);
    }

    /// <summary>An adjective may carry in brackets where it may stand, as in <c>galore(ip)</c>.</summary>
    private static string Lemma(string field)
    {
        var bracket = field.IndexOf('(', StringComparison.Ordinal);
        return (bracket < 0 ? field : field[..bracket]).Replace('_', ' ');
    }

    private static int Number(string field) => int.Parse(field, CultureInfo.InvariantCulture);
}

/// <param name="Offset">Where it stands in the file of its part of speech, in bytes.</param>
public readonly record struct SynsetId(char PartOfSpeech, int Offset);

/// <param name="Rank">1 for the commonest sense of the lemma in its part of speech.</param>
/// <param name="Count">How often it was met in the tagged texts.</param>
public sealed record Sense(SynsetId Synset, int Rank, int Count);

/// <summary>Words with one meaning in common.</summary>
public sealed record Synset(SynsetId Id, IReadOnlyList<string> Lemmas, IReadOnlyList<Link> Links);

/// <param name="Symbol">The kind of relation, such as <c>@</c> for the wider meaning.</param>
/// <param name="Source">The lemma of the synset that it holds of; -1 for all of them; likewise <paramref name="Target"/>.</param>
public sealed record Link(string Symbol, SynsetId Other, int Source, int Target);
