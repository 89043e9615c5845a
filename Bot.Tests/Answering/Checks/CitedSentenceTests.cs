using Bot.Core.Answering;

namespace Bot.Tests.Answering.Checks;

/// <summary>A claim is held to the sentences it cites, and to nothing that stands beside them.</summary>
public sealed class CitedSentenceTests
{
    [Theory]
    [InlineData("Fourteen workers escaped, Mirela Okafor-Dahl said.", "1.2")]
    [InlineData("Damage of $1,200,000 was done.", "1.3")]
    [InlineData("Okafor-Dahl said, “We were lucky twice.”", "1.2", "1.4")]
    [InlineData("Prakash, who owns the sheds, was charged on March 4.", "1.5", "1.3")]
    public void What_they_say_may_be_said(string claim, params string[] sentences) => Assert.Empty(Held.CheckBy(claim, sentences));

    [Theory]
    [InlineData("Fourteen workers escaped, Mirela Okafor-Dahl said.", ViolationKind.NameNotInPassage, "1.1")]
    [InlineData("The fire board said that 14 warehouses were destroyed.", ViolationKind.NumberNotInPassage, "1.1")]
    [InlineData("The fire board said that two warehouses were destroyed on March 4, 2031.", ViolationKind.DateNotInPassage, "1.6")]
    [InlineData("Okafor-Dahl said, “We were lucky twice.”", ViolationKind.QuoteNotVerbatim, "1.2")]
    [InlineData("Dock workers rejected the offer, Prakash said.", ViolationKind.NameNotInPassage, "2.1", "2.2")]
    public void What_stands_in_another_sentence_of_the_passage_may_not(string claim, ViolationKind kind, params string[] sentences) =>
        Assert.Contains(kind, Held.CheckBy(claim, sentences));

    [Theory]
    [InlineData("1.7")]
    [InlineData("1.0")]
    [InlineData("0.1")]
    [InlineData("3.1")]
    public void A_sentence_that_was_not_given_cannot_be_cited(string sentence) =>
        Assert.Equal([ViolationKind.SentenceNotGiven], Held.CheckBy("Two warehouses were destroyed, the board said.", "1.1", sentence));

    [Theory]
    [InlineData("The Ellery Beacon reported that dock workers rejected an offer.")]
    [InlineData("Dock workers rejected an offer, the Beacon reported.")]
    public void Who_published_it_may_be_named_as_such(string claim) => Assert.Empty(Held.CheckBy(claim, "2.1"));

    [Theory]
    [InlineData("Ellery dock workers rejected an offer.")]
    [InlineData("Dock workers at the Beacon rejected an offer.")]
    [InlineData("Ines Calder rejected an offer.")]
    public void But_lends_its_name_to_nothing_else(string claim) => Assert.Contains(ViolationKind.NameNotInPassage, Held.CheckBy(claim, "2.1"));

    [Theory]
    [InlineData("2.1", true, 2, 1)]
    [InlineData("10.12", true, 10, 12)]
    [InlineData("2", false, 0, 0)]
    [InlineData("2.1.3", false, 0, 0)]
    [InlineData("-2.1", false, 0, 0)]
    [InlineData("2.99999999999", false, 0, 0)]
    [InlineData("a.b", false, 0, 0)]
    [InlineData("", false, 0, 0)]
    [InlineData(null, false, 0, 0)]
    public void An_id_is_two_numbers_with_a_point(string? text, bool isOne, int passage, int sentence)
    {
        Assert.Equal(isOne, SentenceId.TryParse(text, out var id));
        Assert.Equal(new SentenceId(passage, sentence), id);
        if (isOne)
            Assert.Equal(text, id.ToString());
    }
}
