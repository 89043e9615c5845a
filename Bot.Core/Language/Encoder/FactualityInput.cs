using Bot.Core.Articles;

namespace Bot.Core.Language.Encoder;

/// <summary>A text and a claim about it, as the encoder reads them one behind the other.</summary>
/// <param name="Claim">The pieces of the claim, as far as it is read; the first is <see cref="Pieces"/>[<see cref="Second"/>].</param>
/// <param name="Second">From which piece on they are of the claim.</param>
internal sealed record FactualityInput(int[] Pieces, IReadOnlyList<WordPiece> Claim, int Second)
{
    // A claim that goes on and on must not take the other text's place.
    private const int MostOfClaim = 200;

    /// <param name="silent">What of the claim is not read, in characters.</param>
    public static FactualityInput Of(WordPieces pieces, string text, string claim, IReadOnlyList<TextSpan> silent)
    {
        var second = pieces.Of(claim).Where(piece => !silent.Any(span => span.Start < piece.Span.End && piece.Span.Start < span.End)).Take(MostOfClaim).ToList();
        var first = pieces.Of(text).Take(Transformer.MostPieces - second.Count - 3).ToList();
        return new FactualityInput([pieces.Start, .. first.Select(piece => piece.Id), pieces.End, .. second.Select(piece => piece.Id), pieces.End], second, first.Count + 2);
    }

    /// <summary>Where a word of the claim begins among its pieces; less than 0 where it is not read.</summary>
    public int IndexOf(TextSpan word) => WordPiece.IndexOf(Claim, word);
}
