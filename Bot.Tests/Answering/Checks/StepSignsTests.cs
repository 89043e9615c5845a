using Bot.Core.Answering;
using Bot.Core.Answering.Checks;
using Bot.Core.Language;

namespace Bot.Tests.Answering.Checks;

public sealed class StepSignsTests
{
    [Theory]
    [InlineData("Tom Hale was acquitted of murder on Friday.", "On Friday Tom Hale was acquitted of the murder charge.")]
    [InlineData("Tom Hale faces a charge of fraud.", "Tom Hale has been charged with fraud.")]
    [InlineData("Prosecutor Tom Hale said the trial would start in May.", "Tom Hale, prosecuting, said the trial would start in May.")]
    [InlineData("Tom Hale has not been convicted of a felony.", "Tom Hale has no felony conviction.")]
    [InlineData("The inquiry has no power to convict anyone.", "To convict anyone is something the inquiry has no power to do.")]
    [InlineData("Not a single defendant was convicted.", "Of the defendants, not one was convicted.")]
    [InlineData("Tom Hale took the stand.", "Tom Hale testified.")]
    [InlineData("He faces up to eight years in prison.", "A sentence of up to eight years awaits him.")]
    [InlineData("The plaintiffs want no money.", "It is not for money that they are suing.")]
    [InlineData("Tom Hale acts without a fee.", "Tom Hale acts without charge.")]
    [InlineData("Tom Hale overcharged his tenants.", "Tom Hale charged his tenants £20 extra.")]
    [InlineData("The judge threatened to clear the gallery.", "The judge threatened to have the gallery cleared.")]
    [InlineData("The suit claims a loss of 25 minutes a day.", "A loss of 25 minutes a day is claimed in the suit.")]
    public void A_step_that_its_sentence_has_in_another_form_is_there(string passage, string claim) => Assert.Equal(0, Nowhere(passage, claim));

    [Theory]
    [InlineData("Tom Hale was accused of murder.", "Tom Hale faces a murder charge.")]
    [InlineData("Tom Hale was accused of murder.", "Tom Hale was charged with murder.")]
    [InlineData("Tom Hale was charged with murder.", "Tom Hale has a conviction for murder.")]
    [InlineData("Prosecutor Tom Hale said the trial would start in May.", "Tom Hale is being prosecuted and said the trial would start in May.")]
    [InlineData("The suit says he lost 25 minutes a day.", "The suit claims he lost 25 minutes a day.")]
    public void A_step_that_its_sentence_does_not_have_is_nowhere(string passage, string claim) => Assert.Equal(1, Nowhere(passage, claim));

    private static double Nowhere(string passage, string claim)
    {
        var statement = new Statement(claim, [new ReadPassage(new CitedPassage(passage, Held.Passage(passage).Provenance), Lexicon.English)], [], Lexicon.English);
        return StepSigns.Names.Zip(StepSigns.Of(statement, statement.Claim.Sentences[0], Source.Of(statement, statement.Claim.Sentences[0]))).ToDictionary()["StepsNowhere"];
    }
}
