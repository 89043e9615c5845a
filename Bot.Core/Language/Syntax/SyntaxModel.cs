using System.IO.Compression;
using System.Runtime.InteropServices;
using Bot.Core.Articles;

namespace Bot.Core.Language.Syntax;

/// <summary>Reads the grammar of English sentences, by linear models that the training tool learned; they are loaded on first use.</summary>
internal sealed class SyntaxModel(IReadOnlyList<string> tags, IReadOnlyList<string> labels, byte[] clusters, LinearTable tagging, LinearTable parsing, LinearTable labelling)
{
    private static readonly Lazy<SyntaxModel> Loaded = new(() =>
    {
        using var stream = EmbeddedText.Open(typeof(SyntaxModel), "syntax.en.bin");
        return Read(stream);
    });

    // Naming arcs takes time with the square of a sentence's length.
    private const int MostWords = 400;

    public static SyntaxModel English => Loaded.Value;

    /// <summary>The tree of a sentence.</summary>
    /// <param name="sentence">A half-open range of the tokens.</param>
    public SyntaxTree Parse(string text, IReadOnlyList<Token> tokens, TextSpan sentence) => Parse(Words(text, tokens, sentence, clusters));

    public SyntaxTree Parse(IReadOnlyList<SyntaxWord> words)
    {
        // What goes on for longer is a list or a table, and no word of it belongs to another.
        if (words.Count > MostWords)
            return new SyntaxTree([.. Enumerable.Repeat(-1, words.Count)], [.. Enumerable.Repeat("root", words.Count)], [.. Enumerable.Repeat("NN", words.Count)]);
        var tagged = Tagger.Tag(words, tagging);
        var heads = DependencyParser.Parse(words, tagged, parsing);
        var named = ArcLabeller.Label(words, tagged, heads, labelling);
        return new SyntaxTree(heads, [.. named.Select(label => labels[label])], [.. tagged.Select(tag => tags[tag])]);
    }

    public static SyntaxWord[] Words(string text, IReadOnlyList<Token> tokens, TextSpan sentence, byte[] clusters) =>
    [
        .. Enumerable.Range(sentence.Start, sentence.Length).Select(i =>
        {
            // Pairs of Chinese characters overlap.
            var end = i == 0 ? 0 : tokens[i - 1].End;
            return SyntaxWord.Of(text, tokens[i], end < tokens[i].Start ? text.AsSpan(end, tokens[i].Start - end) : "", clusters);
        }),
    ];

    /// <summary>Names of the tags and of the labels, the groups of words, then the three tables, Brotli-compressed.</summary>
    public static SyntaxModel Read(Stream stream)
    {
        using var unpacked = new BrotliStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(unpacked);
        var (tags, labels) = (reader.ReadString().Split(' '), reader.ReadString().Split(' '));
        var clusters = reader.ReadBytes(reader.ReadInt32());
        return new SyntaxModel(tags, labels, clusters, Table(tags.Length), Table(DependencyParser.Moves), Table(labels.Length));

        LinearTable Table(int classes)
        {
            var weights = new short[reader.ReadInt32()];
            unpacked.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
            return new LinearTable(weights, classes);
        }
    }

    public static void Write(Stream stream, IReadOnlyList<string> tags, IReadOnlyList<string> labels, byte[] clusters, IEnumerable<short[]> tables)
    {
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize);
        using var writer = new BinaryWriter(packed);
        writer.Write(string.Join(' ', tags));
        writer.Write(string.Join(' ', labels));
        writer.Write(clusters.Length);
        writer.Write(clusters);
        foreach (var table in tables)
        {
            writer.Write(table.Length);
            writer.Write(MemoryMarshal.AsBytes(table.AsSpan()));
        }
    }
}
