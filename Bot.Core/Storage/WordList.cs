using System.IO.Compression;
using System.Text;
using Bot.Core.Articles;

namespace Bot.Core.Storage;

/// <summary>The words of one revision in a compact form: compressed lines of word, tab, term; the term left out where it is the word.</summary>
internal static class WordList
{
    // The fastest quality already takes half off; slower ones gain a tenth of that.
    private const int Quality = 1;
    private const int Window = 18;

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
        var plain = Encoding.UTF8.GetBytes(lines.ToString());
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, packed, out var length, Quality, Window)
            ? packed[..length]
            : throw new InvalidOperationException("the words of a revision did not compress");
    }

    public static IEnumerable<VocabularyWord> Unpack(byte[] packed)
    {
        using var reader = new StreamReader(new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            yield return tab < 0 ? new VocabularyWord(line, line) : new VocabularyWord(line[(tab + 1)..], line[..tab]);
        }
    }
}
