using Bot.Core.Answering;
using Bot.Core.Answering.Checks;
using Bot.Core.Language;

namespace Bot.Tests.Answering.Checks;

public sealed class SilentDenialsTests
{
    [Theory]
    [InlineData("The board did not approve the lease.", "not")]
    [InlineData("The board never approved the lease, nor did it see it.", "never,nor")]
    [InlineData("Neither Tilbury nor the board approved the lease.", "Neither,nor")]
    [InlineData("The board refused to approve the lease.", "refused")]
    [InlineData("The board didn't \"not approve\" it.", "didn't,not")]
    [InlineData("The board failed to fix the valve that failed.", "failed")]
    [InlineData("The board would rather wait, the chair said.", "")]
    [InlineData("The board waited rather than vote.", "rather")]
    [InlineData("The board cast a no vote.", "")]
    [InlineData("The board approved the lease.", "")]
    public void Words_of_denial_are_silent(string claim, string silent)
    {
        var statement = Of(claim);

        Assert.Equal(silent, string.Join(',', SilentDenials.Of(statement).Select(span => statement.Claim.Text[span.Start..span.End])));
    }

    [Fact]
    public void Only_words_that_tell_something_are_weighed()
    {
        var statement = Of("The board did not approve the lease, Ruiz said: \"A pity.\"");

        var weighed = Enumerable.Range(0, statement.Claim.Tokens.Count).Where(i => SilentDenials.IsWeighed(statement, i)).Select(statement.Claim.Word);

        Assert.Equal(["board", "approve", "lease"], weighed);
    }

    private static Statement Of(string claim) =>
        new(claim, [new ReadPassage(new CitedPassage("The board met.", Held.Passage("The board met.").Provenance), Lexicon.English)], [], Lexicon.English);
}
