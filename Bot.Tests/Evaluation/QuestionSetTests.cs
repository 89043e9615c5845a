using Bot.Core.Evaluation;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Evaluation;

public sealed class QuestionSetTests
{
    [Fact]
    public async Task Reads_every_field()
    {
        var questions = await ReadAsync("""
            {"id":"1","question":"Who?","kind":"who","answer":"Renn","accept":["Renn"],"must_cite":["a","b"],"cite_mode":"all","spans":["x"],"history":["Earlier?"],"lang":"es"}

            {"id":"2","question":"And?"}
            """);

        Assert.Equal(2, questions.Count);
        Assert.Equal(CiteMode.All, questions[0].CiteMode);
        Assert.Equal(["a", "b"], questions[0].MustCite);
        Assert.Equal("es", questions[0].Language);
        Assert.True(questions[1].MustBeDeclined);
        Assert.Equal("other", questions[1].Kind);
    }

    [Theory]
    [InlineData("{\"id\":\"1\",\"question\":\"Who?\"}\n{\"id\":\"2\"}", "line 2")]
    [InlineData("[]", "line 1")]
    [InlineData("null", "line 1")]
    [InlineData("{\"id\":\"1\",\"question\":null}", "line 1")]
    [InlineData("{\"id\":\"1\",\"question\":\"Who?\",\"cite_mode\":\"some\"}", "line 1")]
    public async Task Says_which_line_is_no_question(string text, string where)
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(text));

        Assert.Contains(where, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_development_set_can_be_read()
    {
        var questions = await ReadAsync(await File.ReadAllTextAsync(Repository.File("knowledge/eval/questions-dev.jsonl")));

        Assert.NotEmpty(questions);
        Assert.Distinct(questions.Select(question => question.Id));
        Assert.All(questions.Where(question => !question.MustBeDeclined), question => Assert.NotEmpty(question.Accept));
    }

    private static async Task<List<EvaluationQuestion>> ReadAsync(string text)
    {
        using var reader = new StringReader(text);
        return await QuestionSet.ReadAsync(reader, CancellationToken.None).ToListAsync();
    }
}
