using Bot.Core.Articles;
using Bot.Core.Language;
using Bot.Core.Language.Syntax;

namespace Bot.Tests.Language.Syntax;

public class SyntaxModelTests
{
    [Theory]
    [InlineData("The council rejected the plan on Tuesday.", "council", "nsubj", "rejected")]
    [InlineData("The council rejected the plan on Tuesday.", "plan", "obj", "rejected")]
    [InlineData("The plan was rejected by the council.", "plan", "nsubj:pass", "rejected")]
    [InlineData("Ana Ruiz said that the mayor had not signed the letter.", "mayor", "nsubj", "signed")]
    [InlineData("Ana Ruiz said that the mayor had not signed the letter.", "signed", "ccomp", "said")]
    [InlineData("The mayor's lawyer denied the charge.", "mayor", "nmod:poss", "lawyer")]
    [InlineData("She met the woman who wrote the letter.", "wrote", "acl:relcl", "woman")]
    public void A_word_is_found_with_the_word_it_belongs_to(string sentence, string word, string label, string head)
    {
        var tokens = Analyzer.Analyze(sentence);
        var tree = SyntaxModel.English.Parse(sentence, tokens, new TextSpan(0, tokens.Count));
        var at = tokens.Select(token => token.Word).ToList().IndexOf(word);

        Assert.Equal((label, head), (tree.Labels[at], tokens[tree.Heads[at]].Word));
    }

    [Theory]
    [InlineData("")]
    [InlineData("No.")]
    [InlineData("1 2 3 , ; — \" ' s' x's")]
    [InlineData("她说市长应该辞职。 Then 她 left.")]
    public void Any_text_gives_a_tree_with_one_root_and_no_circle(string text)
    {
        var tokens = Analyzer.Analyze(text);
        var tree = SyntaxModel.English.Parse(text, tokens, new TextSpan(0, tokens.Count));

        Assert.Equal(tokens.Count, tree.Heads.Count);
        Assert.Equal(tokens.Count == 0 ? 0 : 1, tree.Heads.Count(head => head < 0));
        Assert.All(Enumerable.Range(0, tokens.Count), i => Assert.True(StepsToRoot(tree, i) <= tokens.Count));
    }

    [Fact]
    public void A_sentence_without_end_is_not_parsed()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 100_000));
        var tokens = Analyzer.Analyze(text);

        Assert.All(SyntaxModel.English.Parse(text, tokens, new TextSpan(0, tokens.Count)).Heads, head => Assert.Equal(-1, head));
    }

    [Fact]
    public void A_model_written_and_read_again_parses_alike()
    {
        using var file = new MemoryStream();
        SyntaxModel.Write(file, ["NN", "VB"], ["root", "obj"], new byte[WordVectors.English.Count], [new short[2 * 2], [0, 0, 9, 0, 0, 9], new short[2 * 2]]);
        using var again = new MemoryStream(file.ToArray());

        var model = SyntaxModel.Read(again);

        Assert.Single(model.Parse("Go", Analyzer.Analyze("Go"), new TextSpan(0, 1)).Heads);
    }

    private static int StepsToRoot(SyntaxTree tree, int index)
    {
        var steps = 0;
        for (var at = index; at >= 0 && steps <= tree.Heads.Count; at = tree.Heads[at])
            steps++;
        return steps;
    }
}
