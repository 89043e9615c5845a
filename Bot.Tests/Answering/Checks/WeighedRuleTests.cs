using Bot.Core.Answering;
using Bot.Core.Language;

namespace Bot.Tests.Answering.Checks;

/// <summary>What is not a matter of words alone: support, and what bears on a statement.</summary>
public sealed class WeighedRuleTests
{
    [Theory]
    [InlineData("Local councils are usually elected every few years.")]
    [InlineData("Teachers bargain over class sizes and wages in most years.")]
    [InlineData("Fourteen workers escaped, Okafor-Dahl said. Experts consider sprinklers a wise investment.")]
    public void What_the_passage_does_not_hold_is_not_supported(string claim) =>
        Assert.Contains(Held.Check(claim), found => found.Kind == ViolationKind.NotSupported);

    [Fact]
    public void The_passage_that_says_it_must_be_the_cited_one()
    {
        Assert.Empty(Held.Check("Dock workers voted down a pay offer.", 2));
        Assert.NotEmpty(Held.Check("Dock workers voted down a pay offer.", 1));
    }

    [Theory]
    [InlineData("Prakash was convicted of storing fuel without a permit.")]
    [InlineData("Prakash admitted storing fuel without a permit.")]
    public void A_charge_is_no_verdict_and_no_confession(string claim) =>
        Assert.Contains(Held.Check(claim), found => found.Kind == ViolationKind.AttributionChanged);

    [Theory]
    [InlineData("14 workers escaped and one, Teun van der Berg, 52, was treated for burns.")]
    [InlineData("The port authority had not answered her letters.")]
    public void A_sentence_may_not_shed_who_says_it(string claim) =>
        Assert.Contains(Held.Check(claim, claim.StartsWith("14", StringComparison.Ordinal) ? 1 : 2), found => found.Kind == ViolationKind.AttributionDropped);

    [Theory]
    [InlineData("The Norwegian captain of a nearby ship has been interviewed.")]
    [InlineData("The captain of a nearby ship has been interviewed.")]
    public void A_sentence_may_not_shed_its_denial(string claim) =>
        Assert.Contains(Held.Check(claim), found => found.Kind == ViolationKind.NegationChanged);

    [Theory]
    [InlineData("Tom Hale has not taken a position on the lease.", "On the lease Tom Hale has taken no position.", true)]
    [InlineData("Tom Hale, the owner, has yet to return calls.", "Tom Hale, the owner, has not returned calls yet.", true)]
    [InlineData("Neither Tom Hale nor Ana Ruiz attended the hearing.", "Tom Hale and Ana Ruiz did not attend the hearing.", true)]
    [InlineData("Tom Hale has not taken a position on the lease.", "On the lease Tom Hale has taken a position.", false)]
    [InlineData("Neither Tom Hale nor Ana Ruiz attended the hearing.", "Tom Hale and Ana Ruiz attended the hearing.", false)]
    [InlineData("Neither Tom Hale nor Ana Ruiz attended the hearing.", "Tom Hale did not attend the hearing, and nor did Ana Ruiz.", true)]
    [InlineData("Neither Tom Hale nor Ana Ruiz attended the hearing.", "Tom Hale was not at the hearing, and Ana Ruiz was not there either.", true)]
    [InlineData("Neither Tom Hale nor Ana Ruiz attended the hearing.", "Tom Hale attended the hearing, and Ana Ruiz did too.", false)]
    [InlineData("Ana Ruiz was released without bail on Monday.", "On Monday Ana Ruiz was released with no bail.", true)]
    [InlineData("The council had no power to suspend anyone, Ana Ruiz said.", "Ana Ruiz said the council lacked the power to suspend anyone.", true)]
    [InlineData("The council had no power to suspend anyone, Ana Ruiz said.", "Ana Ruiz said the council had the power to suspend anyone.", false)]
    [InlineData("Neither Tom Hale nor Ana Ruiz attended the hearing on Monday.", "Tom Hale did not attend the hearing on Monday, and Ana Ruiz did not attend.", true)]
    [InlineData("Neither the mayor, Tom Hale, nor Ana Ruiz, his lawyer, answered questions about the lease.", "Tom Hale, the mayor, did not answer questions about the lease, and Ana Ruiz, his lawyer, did not answer any.", true)]
    public void A_denial_may_be_put_into_another_plain_word_of_denial(string passage, string claim, bool isRight) =>
        Assert.Equal(isRight, new ClaimCheck(Lexicon.English).Check(claim, [new CitedPassage(passage, Held.Passage(passage).Provenance)]).Count == 0);
}
