using System.Text;
using Bot.Core.Articles;
using Microsoft.ML.Tokenizers;

namespace Bot.Core.Language.Encoder;

/// <summary>Parts English text into the pieces of words that the encoder knows.</summary>
internal sealed class WordPieces
{
    // A marker such as "[SEP]" in an article is text like any other.
    private static readonly BertOptions Plain = new() { LowerCaseBeforeTokenization = true, RemoveNonSpacingMarks = true, SplitOnSpecialTokens = false };

    private readonly BertTokenizer tokenizer;

    /// <param name="vocabulary">A piece a line, in the order of their numbers.</param>
    public WordPieces(byte[] vocabulary)
    {
        tokenizer = BertTokenizer.Create(new MemoryStream(vocabulary), Plain);
        Gap = Encoding.UTF8.GetString(vocabulary).Split('\n').IndexOf(tokenizer.MaskingToken);
    }

    public static WordPieces English { get; } = new(EmbeddedText.Bytes(typeof(WordPieces), "pieces.en.txt"));

    /// <summary>Stands before everything that is read; what is told of the whole is told there.</summary>
    public int Start => tokenizer.ClassificationTokenId;

    /// <summary>Stands behind each text that is read.</summary>
    public int End => tokenizer.SeparatorTokenId;

    /// <summary>Stands where something was taken out.</summary>
    public int Gap { get; }

    public IReadOnlyList<WordPiece> Of(string text)
    {
        var pieces = new List<WordPiece>();
        for (var start = 0; start < text.Length; start++)
        {
            if (char.IsWhiteSpace(text[start]))
                continue;
            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            // Half a pair of surrogates is no character, and the tokenizer's normaliser throws at it.
            var word = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text[start..end]));
            foreach (var token in tokenizer.EncodeToTokens(word, out var normalised))
            {
                // Where marks were taken off, letters have moved.
                var span = normalised is null || normalised.Length == word.Length
                    ? new TextSpan(start + token.Offset.Start.Value, start + token.Offset.End.Value)
                    : new TextSpan(start, end);
                pieces.Add(new WordPiece(token.Id, span));
            }

            start = end;
        }

        return pieces;
    }
}

/// <param name="Id">Its number in the vocabulary.</param>
/// <param name="Span">Where it stands in the text, in characters.</param>
internal readonly record struct WordPiece(int Id, TextSpan Span)
{
    /// <summary>The first piece that has some of a place of the text; less than 0 where none has.</summary>
    public static int IndexOf(IReadOnlyList<WordPiece> pieces, TextSpan place)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Span.Start < place.End && pieces[i].Span.End > place.Start)
                return i;
        }

        return -1;
    }
}
