using Bot.Core.Answering;

namespace Bot.Tests.Evaluation.Gate;

public sealed class GateCorpusTests
{
    [Fact]
    public async Task A_line_is_a_set_of_passages_with_drafts()
    {
        var set = Assert.Single(await Corpora.ReadAsync(Corpora.Harbor + "\n\n"));

        Assert.Equal(("harbor-01", "harbor", 2, 2), (set.Id, set.Story, set.Passages.Count, set.Drafts.Count));
        Assert.Equal(["Ida Morrow"], set.Passages[0].Provenance.Authors);
        Assert.Equal(new DateOnly(2031, 3, 7), set.Passages[1].Provenance.Published);
        Assert.Equal([new SentenceId(2, 1)], set.Drafts[1].Claims[1].Sentences);
    }

    [Theory]
    [InlineData("{", "line 2 is not a set")]
    [InlineData("null", "line 2: expected an object")]
    [InlineData("""{"id":"b","story":"s","passages":[],"drafts":[]}""", "line 2: a set needs at least one passage")]
    [InlineData("""{"id":"b","story":"s","drafts":[]}""", "line 2 is not a set")]
    [InlineData("""{"id":"b","story":"s","passages":[{"outlet":"o","headline":"h","url":"u","sentences":["t"]}],"drafts":[[]]}""", "line 2, draft 1: it makes no claim")]
    [InlineData("""{"id":"b","story":"s","passages":[{"outlet":"o","headline":"h","url":"u","sentences":["t"]}],"drafts":[[{"text":"x","sentences":[]}]]}""", "line 2, draft 1: an honest claim cites a sentence")]
    [InlineData("""{"id":"b","story":"s","passages":[{"outlet":"o","headline":"h","url":"u","sentences":["t"]}],"drafts":[[{"text":"x","sentences":["1.2"]}]]}""", "line 2, draft 1: the sentence 1.2 is cited")]
    [InlineData("""{"id":"b","story":"s","passages":[{"outlet":"o","headline":"h","url":"u","sentences":["t"],"published":"soon"}],"drafts":[[{"text":"x","sentences":["1.1"]}]]}""", "line 2 is not a set")]
    public async Task A_line_that_is_none_is_named_with_what_is_wrong(string line, string message)
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => Corpora.ReadAsync($"{Corpora.Harbor}\n{line}"));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sets_may_not_have_one_id()
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => Corpora.ReadAsync($"{Corpora.Orchard}\n{Corpora.Harbor}\n{Corpora.Harbor}"));

        Assert.Contains("line 3: the id harbor-01 stands in line 2 already", error.Message, StringComparison.Ordinal);
    }
}
