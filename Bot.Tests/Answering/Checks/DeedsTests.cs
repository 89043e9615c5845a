using Bot.Core.Answering.Checks;
using Bot.Core.Language;

namespace Bot.Tests.Answering.Checks;

public class DeedsTests
{
    [Theory]
    [InlineData("Tilbury accused Prakash of lying.", "Tilbury", "Does accused")]
    [InlineData("Tilbury accused Prakash of lying.", "Prakash", "Undergoes accused")]
    [InlineData("Prakash was arrested by police on Monday.", "Prakash", "Undergoes arrested")]
    [InlineData("Tilbury met Prakash, who owns the sheds.", "Prakash", "Does owns")]
    [InlineData("Prakash pleaded guilty and agreed to testify.", "Prakash", "Does testify")]
    [InlineData("The sheds will close, according to Prakash.", "Prakash", "Does according")]
    [InlineData("Prakash's lawyer said nothing.", "Prakash", "Owns lawyer")]
    [InlineData("His lawyer, Agnes Tilbury, denied the charge.", "Tilbury", "Does denied")]
    public void What_a_sentence_says_of_somebody_is_found(string sentence, string name, string deed)
    {
        var text = new ReadText(sentence, null, Lexicon.English);
        var run = text.Names.Single(run => text.Of(run).Contains(name, StringComparison.Ordinal));

        Assert.Contains(deed, text.DeedsOf(run).Select(found => $"{found.Role} {text.Word(found.Word)}"));
    }
}
