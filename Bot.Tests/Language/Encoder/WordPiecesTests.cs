using Bot.Core.Language.Encoder;

namespace Bot.Tests.Language.Encoder;

public sealed class WordPiecesTests
{
    private static readonly WordPieces Pieces = WordPieces.English;

    [Fact]
    public void Each_piece_tells_where_it_stands()
    {
        const string Text = "Court's  order, upheld.";

        Assert.Equal(["Court", "'", "s", "order", ",", "upheld", "."], Whole(Text));
    }

    [Fact]
    public void Case_and_accents_make_no_difference() =>
        Assert.Equal(Ids("Pena resume"), Ids("PEÑA Résumé"));

    [Theory]
    [InlineData("[SEP]")]
    [InlineData("[MASK]")]
    [InlineData("[CLS]")]
    public void What_an_article_writes_is_never_a_mark(string text) =>
        Assert.DoesNotContain(Ids(text), id => id == Pieces.Start || id == Pieces.End || id == Pieces.Gap);

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Nothing_has_no_pieces(string text) => Assert.Empty(Pieces.Of(text));

    [Fact]
    public void Any_text_has_pieces_in_order_within_it()
    {
        const string Text = "\u0000 \ud83d 😀 檢察官 ﬁ İ e\u0301 \u200b" + "x";

        var pieces = Pieces.Of(Text + new string('a', 400));

        Assert.NotEmpty(pieces);
        Assert.All(pieces, piece => Assert.InRange(piece.Span.End, piece.Span.Start, Text.Length + 400));
    }

    private static IEnumerable<int> Ids(string text) => Pieces.Of(text).Select(piece => piece.Id);

    private static IEnumerable<string> Whole(string text) => Pieces.Of(text).Select(piece => text[piece.Span.Start..piece.Span.End]);
}
