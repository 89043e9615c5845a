using System.Text;

namespace Bot.Training.WordNet;

/// <summary>Makes the thesaurus that ships with the bot from the database files of WordNet 3.1.</summary>
public static class ThesaurusFile
{
    // Weaker relations are mostly between senses that nobody means.
    private const double Weakest = 0.3;
    private const int MostRelations = 60;

    public static void Make(string folder, string outputPath)
    {
        var relations = new RelationFinder(WordNetFiles.ReadSynsets(folder), new Lemmas(WordNetFiles.ReadSenses(folder))).Find()
            .Where(relation => relation.Value >= Weakest)
            .SelectMany(relation => new[] { (Entry: relation.Key.A, Other: relation.Key.B, Strength: relation.Value), (Entry: relation.Key.B, Other: relation.Key.A, Strength: relation.Value) })
            .ToLookup(relation => relation.Entry, relation => (relation.Other, relation.Strength), StringComparer.Ordinal);
        Write(relations, outputPath);
    }

    private static void Write(ILookup<string, (string Other, double Strength)> relations, string outputPath)
    {
        var entries = relations.Select(group => group.Key).Order(StringComparer.Ordinal).ToList();
        var rows = entries.Select((entry, row) => (entry, row)).ToDictionary(pair => pair.entry, pair => pair.row, StringComparer.Ordinal);
        var packed = entries.Select(entry => relations[entry]
                .OrderByDescending(relation => relation.Strength).ThenBy(relation => relation.Other, StringComparer.Ordinal)
                .Take(MostRelations)
                .Select(relation => (uint)rows[relation.Other] << 8 | (byte)Math.Round(relation.Strength * byte.MaxValue))
                .ToList())
            .ToList();
        using var output = new BinaryWriter(File.Create(outputPath));
        output.Write(entries.Count);
        WriteStarts(output, entries.Select(entry => entry.Length));
        foreach (var entry in entries)
            output.Write(Encoding.ASCII.GetBytes(entry));
        WriteStarts(output, packed.Select(own => own.Count));
        foreach (var relation in packed.SelectMany(own => own))
            output.Write(relation);
    }

    private static void WriteStarts(BinaryWriter output, IEnumerable<int> lengths)
    {
        var start = 0;
        foreach (var length in lengths.Append(0))
        {
            output.Write(start);
            start += length;
        }
    }
}
