using System.Diagnostics;
using Bot.Core.Answering;
using CsCheck;

namespace Bot.Tests.Answering.Checks;

public sealed class AnyTextTests
{
    private static readonly string[] Pieces =
    [
        "Varga", " said", " “We wait,”", " not", " 37", ", ", ". ", "\"", "? ", " Núñez-Ó", " on May 3, 2031", " $1.2 million", " twenty-", "two hundred and", " HFB", " U.S.", " the", " mayor",
        " according to", "1.2.3.4", "99999999999999999999999", " March", " Tuesday", " half", "水质。", "'s", "’", "<a", "![", "](", "@", "\u200b", "\ud800", " 3rd", " to ", "%", "(", ")", " failed to", " convicted", " guilty", "\n", "\t",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(Gen.String, Gen.Int[0, Pieces.Length - 1].Array[0, 60].Select(list => string.Concat(list.Select(i => Pieces[i]))));

    [Fact]
    public void Any_claim_is_checked_against_any_passage() =>
        Gen.Select(Text, Text).Sample((claim, passage) => Held.Gate.Check(new WrittenDraft([new WrittenClaim(claim, [new SentenceId(1, 1)])]), [Held.Passage(passage)]) is not null, iter: 1_000);

    [Theory]
    [InlineData("It did not burn.")]
    [InlineData("According to Varga, 37 sheds burned on May 3, 2031.")]
    public void A_sentence_without_a_word_bears_out_nothing(string claim) =>
        Assert.NotEmpty(Held.Gate.Check(new WrittenDraft([new WrittenClaim(claim, [new SentenceId(1, 1)])]), [Held.Passage("( ] (")]));

    [Theory]
    [InlineData("a ")]
    [InlineData("Mayor Ida ")]
    [InlineData("\"")]
    [InlineData("\"we ")]
    [InlineData("7 to ")]
    [InlineData("twenty-")]
    [InlineData("o'b ")]
    [InlineData("nor did she, ")]
    [InlineData("none either, ")]
    [InlineData("'o'b 'c d's ")]
    [InlineData("[")]
    [InlineData("<a ")]
    [InlineData("![a](")]
    [InlineData("a.b-")]
    [InlineData("www.")]
    [InlineData("x@")]
    [InlineData("not ")]
    [InlineData("Ida said. ")]
    [InlineData("said, ")]
    public void A_claim_of_twenty_thousand_characters_takes_no_longer_than_a_moment(string piece)
    {
        var claim = string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length));
        Held.Check("It burned.");
        var watch = Stopwatch.StartNew();

        Assert.NotEmpty(Held.Check(claim));

        // Generous, since the machine may be busy; what grows with the square takes minutes.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }
}
