using Bot.Core.Answering;

namespace Bot.Tests.Answering.Checks;

/// <summary>Whose article it is may be said, and nothing may be said of an outlet in a person's place; the article is The Ellery Beacon's.</summary>
public sealed class OutletTests
{
    [Theory]
    [InlineData("The Beacon reports that the captain of a nearby ship has not been interviewed.")]
    [InlineData("According to the Beacon, the captain of a nearby ship has not been interviewed.")]
    [InlineData("In the Beacon, the captain of a nearby ship has not been interviewed.")]
    [InlineData("The captain of a nearby ship has not been interviewed, the Ellery Beacon reports.")]
    public void It_may_be_named_as_the_one_that_reports(string claim) => Assert.DoesNotContain(Held.Check(claim), found => found.Kind == ViolationKind.NameNotInPassage);

    [Theory]
    [InlineData("Beacon pleaded not guilty.")]
    [InlineData("Beacon, who owns the sheds, was charged with storing fuel without a permit.")]
    [InlineData("Beacon said 14 workers escaped.")]
    [InlineData("The chief, Beacon, said 14 workers escaped.")]
    [InlineData("The sheds were owned by Beacon.")]
    public void It_may_not_take_the_place_of_somebody(string claim) => Assert.Contains(Held.Check(claim), found => found.Kind == ViolationKind.NameNotInPassage);

    [Theory]
    [InlineData("The captain told us that he was at sea.", true)]
    [InlineData("The captain told the court that he was at sea.", false)]
    public void It_is_who_was_told_where_it_says_us(string passage, bool isHeld) => Assert.Equal(
        isHeld, !Held.CheckIn(passage, "The captain told the Beacon that he was at sea.").Any(found => found.Violation.Kind == ViolationKind.NameNotInPassage));

    [Theory]
    [InlineData("The chief said 14 workers escaped, and the Beacon that the captain of a nearby ship has not been interviewed.")]
    [InlineData("The Beacon had earlier reported that the captain of a nearby ship has not been interviewed.")]
    public void It_may_be_named_as_another_that_reports(string claim) => Assert.DoesNotContain(Held.Check(claim), found => found.Kind == ViolationKind.NameNotInPassage);

    [Theory]
    [InlineData("The captain did not answer a letter from the paper.", true)]
    [InlineData("The captain did not answer a letter from the owner.", false)]
    [InlineData("The captain did not answer a letter that came in paper and ink.", false)]
    public void It_is_meant_where_it_speaks_of_itself(string passage, bool isHeld) => Assert.Equal(
        isHeld, !Held.CheckIn(passage, "A letter from the Ellery Beacon to the captain went unanswered.").Any(found => found.Violation.Kind == ViolationKind.NameNotInPassage));

    [Theory]
    [InlineData("Sunil Prakash pleaded not guilty.", "1.5")]
    [InlineData("Agnes Tilbury said the port authority had not answered her letters.", "2.2")]
    public void A_full_name_stands_where_its_sentence_writes_it(string claim, string sentence) => Assert.Empty(Held.CheckBy(claim, sentence));

    [Theory]
    [InlineData("Union said the port authority had not answered her letters.")]
    [InlineData("Letter, a leader of the union, said the port authority had not answered.")]
    public void A_bare_word_in_the_place_of_a_name_is_held_like_one(string claim) => Assert.NotEmpty(Held.Check(claim, 1));
}
