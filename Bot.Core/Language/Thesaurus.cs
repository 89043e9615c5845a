using System.Buffers.Binary;
using System.Text;

namespace Bot.Core.Language;

/// <summary>
/// Which English words say about the same, by WordNet (Princeton University): synonyms, words derived from one another,
/// and the next wider and narrower words. The file is made by the training tool and read on first use.
/// </summary>
public sealed class Thesaurus
{
    // Entries are index terms, so that every form of a word finds the same one; a phrase has a space between its terms.
    // The number of entries stands first; then the entries, where the relations of each begin, and the relations: three
    // bytes for the row of the other entry, one for the strength.
    private const int Header = sizeof(int);
    private const int StrengthBits = 8;

    private static readonly Lazy<Thesaurus> Loaded = new(() => new Thesaurus("thesaurus.en.bin"));

    private readonly byte[] file;
    private readonly SortedWords entries;
    private readonly int starts;
    private readonly int relations;

    private Thesaurus(string fileName)
    {
        file = EmbeddedText.Bytes(typeof(Thesaurus), fileName);
        var count = Integer(0);
        entries = new SortedWords(file, Header, count);
        starts = entries.End;
        relations = starts + (count + 1) * sizeof(int);
    }

    public static Thesaurus English => Loaded.Value;

    /// <summary>What is related to a word or phrase, the nearest first; empty when it is not known.</summary>
    /// <param name="terms">Its index terms, a space between each two.</param>
    public IReadOnlyList<RelatedTerms> Of(string terms)
    {
        if (entries.Row(terms) is not (>= 0 and var row))
            return [];
        var (start, end) = (Integer(starts + row * sizeof(int)), Integer(starts + (row + 1) * sizeof(int)));
        var related = new List<RelatedTerms>(end - start);
        for (var i = start; i < end; i++)
        {
            var relation = (uint)Integer(relations + i * sizeof(int));
            var other = Encoding.ASCII.GetString(entries.Bytes((int)(relation >> StrengthBits)));
            related.Add(new RelatedTerms(other.Split(' '), (byte)relation / (double)byte.MaxValue));
        }

        return related;
    }

    /// <summary>Whether it is a word that has others related to it: most names are not.</summary>
    public bool Knows(string terms) => entries.Row(terms) >= 0;

    private int Integer(int at) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));
}

/// <param name="Terms">Index terms, more than one for a phrase.</param>
/// <param name="Strength">From 0 to 1: how far the one may stand for the other.</param>
public sealed record RelatedTerms(IReadOnlyList<string> Terms, double Strength);
