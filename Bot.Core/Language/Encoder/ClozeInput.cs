using Bot.Core.Articles;

namespace Bot.Core.Language.Encoder;

/// <summary>A text and another with a gap, as the encoder reads them one behind the other.</summary>
/// <param name="Text">The pieces of the text, as far as it is read; the first is <see cref="Pieces"/>[1].</param>
/// <param name="Second">From which piece on they are of what has the gap.</param>
/// <param name="Gap">Which piece is the gap.</param>
internal sealed record ClozeInput(int[] Pieces, IReadOnlyList<WordPiece> Text, int Second, int Gap)
{
    // What is far from the gap tells little, and a claim that goes on and on must not take the other text's place.
    private const int MostOnASide = 100;
    private const int MostOfText = Transformer.MostPieces - (2 * MostOnASide) - 4;

    /// <param name="gap">What is taken out, in characters.</param>
    public static ClozeInput Of(WordPieces pieces, string text, string gapped, TextSpan gap)
    {
        var read = pieces.Of(text).Take(MostOfText).ToList();
        var before = pieces.Of(gapped[..gap.Start]).TakeLast(MostOnASide).ToList();
        var after = pieces.Of(gapped[gap.End..]).Take(MostOnASide);
        var second = read.Count + 2;
        return new ClozeInput([pieces.Start, .. Ids(read), pieces.End, .. Ids(before), pieces.Gap, .. Ids(after), pieces.End], read, second, second + before.Count);

        static IEnumerable<int> Ids(IEnumerable<WordPiece> parts) => parts.Select(piece => piece.Id);
    }

    /// <summary>Where a place of the text begins among its pieces; less than 0 where it is not read.</summary>
    public int IndexOf(TextSpan span) => WordPiece.IndexOf(Text, span);
}
