using System.IO.Compression;
using System.Text;
using Bot.Core.Articles;

namespace Bot.Core.Storage;

/// <summary>
/// What the index and the vocabulary hold of one revision, in a compact form: compressed lines. Exactly this is taken out
/// again when the revision leaves the index, however words are analysed by then.
/// </summary>
internal static class PackedTerms
{
    // The fastest quality already takes half off; slower ones gain a tenth of that.
    private const int Quality = 1;
    private const int Window = 18;

    /// <summary>One line a word: the word, and its term behind a tab where that is another.</summary>
    public static byte[] Pack(IEnumerable<VocabularyWord> words)
    {
        var lines = new StringBuilder();
        foreach (var (term, word) in words)
        {
            lines.Append(word);
            if (term != word)
                lines.Append('\t').Append(term);
            lines.Append('\n');
        }
        return Pack(lines.ToString());
    }

    /// <summary>Four lines a section: its fields.</summary>
    public static byte[] Pack(IEnumerable<Section> sections)
    {
        var lines = new StringBuilder();
        foreach (var section in sections)
            lines.Append(section.Headline).Append('\n').Append(section.About).Append('\n')
                .Append(section.Lead).Append('\n').Append(section.Body).Append('\n');
        return Pack(lines.ToString());
    }

    public static IEnumerable<VocabularyWord> UnpackWords(byte[] packed)
    {
        foreach (var line in Lines(packed))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            yield return tab < 0 ? new VocabularyWord(line, line) : new VocabularyWord(line[(tab + 1)..], line[..tab]);
        }
    }

    /// <summary>The four fields of each section, in order.</summary>
    public static IEnumerable<string[]> UnpackFields(byte[] packed) => Lines(packed).Chunk(4);

    private static byte[] Pack(string lines)
    {
        var plain = Encoding.UTF8.GetBytes(lines);
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, packed, out var length, Quality, Window)
            ? packed[..length]
            : throw new InvalidOperationException("the terms of a revision did not compress");
    }

    private static IEnumerable<string> Lines(byte[] packed)
    {
        using var reader = new StreamReader(new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
