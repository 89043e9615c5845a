using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Tests.Answering;

public sealed class BorrowedWordsTests
{
    private static readonly CitedPassage Passage = new(
        "The Wexley harbor board voted 5 to 2 on Tuesday to raise the ferry fare from $2 to $3. Board chair Tobias Renn said the boats lose $40,000 a month.",
        new Provenance("The Gull", "Harbor board votes to raise ferry fares", ["Ida Morrow"], new DateOnly(2031, 3, 4), "https://news.example/vote", "en", SourceKind.Article, [], []));

    [Theory]
    [InlineData("The harbor board voted to raise ferry fares.")]
    [InlineData("Renn, who chairs the board, told reporters for The Gull that the boats lose $40,000 each month.")]
    [InlineData("According to Ida Morrow, the fare will go up from $2: the board voted for it.")]
    public void A_claim_in_the_words_of_its_passage_has_no_others(string claim) => Assert.DoesNotContain(Foreign(claim), word => word != "reporters");

    [Theory]
    [InlineData("Tobias Renn took bribes from the ferry board.", "bribes")]
    [InlineData("The corrupt Wexley harbor board voted to raise the ferry fare.", "corrupt")]
    [InlineData("The harbor board voted to lower the ferry fare.", "lower")]
    [InlineData("Board chair Tobias Renn fled Wexley.", "fled")]
    [InlineData("Board chair Tobias Renn resigned on Tuesday.", "resigned")]
    [InlineData("Tobias Renn apologized to the board.", "apologized")]
    [InlineData("The ferry is free for all of the board.", "free")]
    [InlineData("The harbor board exonerated Tobias Renn.", "exonerated")]
    public void A_deed_or_quality_that_no_passage_speaks_of_is_found(string claim, string word) => Assert.Equal([word], Foreign(claim));

    [Theory]
    [InlineData("It is so.")]
    [InlineData("Nothing came of it that year.")]
    [InlineData("fare fare fare fare board")]
    [InlineData("港は閉鎖されました。")]
    public void A_claim_that_borrows_hardly_anything_is_foreign_as_a_whole(string claim) => Assert.Equal([claim], Foreign(claim));

    private static IReadOnlyList<string> Foreign(string claim) => new BorrowedWords(Lexicon.English).ForeignIn(claim, [Passage]);
}
