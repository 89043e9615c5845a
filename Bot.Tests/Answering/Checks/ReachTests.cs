using Bot.Core.Answering.Checks;
using Bot.Core.Language;

namespace Bot.Tests.Answering.Checks;

public class ReachTests
{
    [Theory]
    [InlineData("Tilbury said that the port had closed.", "closed", true)]
    [InlineData("The port had closed, Tilbury said.", "closed", true)]
    [InlineData("According to Tilbury, the port had closed.", "closed", true)]
    [InlineData("By the account of Tilbury, a pilot since 2009, the port had closed.", "closed", true)]
    [InlineData("In her version the port had closed.", "closed", true)]
    [InlineData("The port closed on Monday.", "closed", false)]
    [InlineData("Tilbury, who leads the union, said that the port had closed.", "leads", false)]
    public void What_somebody_says_is_told(string sentence, string word, bool isTold) =>
        Assert.Equal(isTold, Of(sentence, out var text).IsTold[At(text, word)]);

    [Theory]
    [InlineData("Tilbury did not resign.", "resign", 1)]
    [InlineData("Tilbury did not resign but apologized.", "resign", 1)]
    [InlineData("Tilbury denied that the port had closed.", "closed", 1)]
    [InlineData("Neither Tilbury nor Prakash resigned.", "resigned", 1)]
    [InlineData("Tilbury resigned.", "resigned", 0)]
    [InlineData("Tilbury voted no and resigned.", "resigned", 0)]
    [InlineData("Tilbury, who cast a no vote, resigned.", "resigned", 0)]
    public void What_is_denied_stands_under_its_denial(string sentence, string word, int denials) =>
        Assert.Equal(denials, Of(sentence, out var text).Denials[At(text, word)]);

    [Theory]
    [InlineData("Tilbury did not resign on Monday.", "resign", true)]
    [InlineData("Not one of the members resigned.", "resigned", true)]
    [InlineData("Nobody resigned.", "resigned", true)]
    [InlineData("Tilbury has not called, and no letter has been received.", "received", true)]
    [InlineData("Tilbury left without a word.", "word", true)]
    [InlineData("Tilbury failed to resign.", "resign", true)]
    [InlineData("Tilbury did not resign on Monday.", "monday", null)]
    [InlineData("Tilbury resigned on Monday.", "monday", false)]
    [InlineData("Tilbury resigned on Monday, after a year in which the members of the union had not met.", "resigned", false)]
    public void Only_what_a_denial_hangs_on_is_surely_denied(string sentence, string word, bool? isDenied) =>
        Assert.Equal(isDenied, Of(sentence, out var text).IsDenied(At(text, word)));

    [Fact]
    public void Denials_without_end_are_read()
    {
        var reach = Of(string.Join(' ', Enumerable.Repeat("not said", 20_000)), out var text);

        Assert.Equal(text.Tokens.Count, reach.Denials.Length);
    }

    private static Reach Of(string sentence, out ReadText text)
    {
        text = new ReadText(sentence, null, Lexicon.English);
        return text.Reach;
    }

    private static int At(ReadText text, string word) => text.Tokens.ToList().FindIndex(token => token.Word == word);
}
