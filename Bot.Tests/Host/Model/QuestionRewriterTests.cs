using Bot.Core.Answering;
using Bot.Fakes.Model;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Host.Model;

public sealed class QuestionRewriterTests
{
    private const string Before = "What did the harbor board decide about the ferry fare?";
    private const string FollowUp = "And when does it start?";
    private const string Start = "The new fare starts on April 1, 2031.";

    [Fact]
    public async Task A_follow_up_is_looked_up_as_the_model_writes_it_out()
    {
        await using var bed = await ModelBed.StartAsync();
        bed.Model.Mind = request => request.IsRewriting ? ModelMinds.Question("When does the ferry fare start?") : ModelMinds.Honest(request);

        var exchange = await bed.Pipeline.AskAsync(new(FollowUp, [Before]), CancellationToken.None);

        Assert.Contains(Start, exchange.Reply.Text, StringComparison.Ordinal);
        Assert.Equal("When does the ferry fare start?", exchange.Resolved);
        Assert.Equal("When does the ferry fare start?", bed.Model.Requests[^1].Question);
    }

    [Theory]
    [InlineData("¿Cuándo empieza la nueva tarifa del ferry?", "es", "When does the new ferry fare start?", "(en inglés en el original)")]
    [InlineData("渡轮的新票价什么时候开始？", "zh", "When does the new ferry fare start?", "原文")]
    public async Task A_question_in_another_language_is_looked_up_in_the_sources_and_answered_in_the_askers(string question, string language, string written, string note)
    {
        await using var bed = await ModelBed.StartAsync();
        bed.Model.Mind = request => request.IsRewriting ? ModelMinds.Question(written) : ModelMinds.Claims((Start, [request.Sentences.First(sentence => sentence.Text == Start).Id]));

        var answer = Assert.IsType<Reply.Answer>(await bed.AskAsync(question));

        Assert.Equal(language, answer.Language);
        Assert.Contains(Start, answer.Text, StringComparison.Ordinal);
        Assert.Contains(note, answer.Text, StringComparison.Ordinal);
        Assert.Equal(FerryStory.Vote, answer.Citations.Single().Article.Value);
        Assert.Equal(language, bed.Model.Requests[0].Data.First()["language"]!.ToString());
    }

    [Theory]
    [InlineData("When did Ansel Pike start?")]
    [InlineData("When does the 2027 ferry fare start?")]
    [InlineData("What did the consultants cost?")]
    [InlineData("Should I vote for the ferry fare?")]
    [InlineData("And when does it start?")]
    [InlineData("")]
    public async Task What_adds_to_a_follow_up_or_asks_what_is_not_answered_is_not_looked_up(string written)
    {
        await using var bed = await ModelBed.StartAsync();
        bed.Model.Mind = request => request.IsRewriting ? ModelMinds.Question(written) : ModelMinds.Claims();

        Assert.Equal((await bed.AskPlainAsync(FollowUp, Before)).Text, (await bed.AskAsync(FollowUp, Before)).Text);
    }

    [Theory]
    [InlineData("When did Ansel Pike resign?")]
    [InlineData("What did the board do in 2029?")]
    public async Task A_translation_names_nobody_and_no_number_that_was_not_asked_about(string written)
    {
        await using var bed = await ModelBed.StartAsync();
        const string Question = "¿Cuándo empieza la nueva tarifa?";
        bed.Model.Mind = request => request.IsRewriting ? ModelMinds.Question(written) : ModelMinds.Claims();

        Assert.Equal((await bed.AskPlainAsync(Question)).Text, (await bed.AskAsync(Question)).Text);
    }

    [Fact]
    public async Task A_question_that_stands_alone_is_not_written_out()
    {
        await using var bed = await ModelBed.StartAsync();

        await bed.AskAsync("When does the new ferry fare start?", Before);

        Assert.DoesNotContain(bed.Model.Requests, request => request.IsRewriting);
    }

    [Theory]
    [InlineData("¿Cuándo empieza la nueva tarifa del ferry?")]
    [InlineData(FollowUp)]
    public async Task What_was_only_overheard_is_not_sent_to_the_model_to_be_understood(string text)
    {
        await using var bed = await ModelBed.StartAsync();
        bed.Model.Mind = request => request.IsRewriting ? ModelMinds.Question("When does the new ferry fare start?") : ModelMinds.Honest(request);

        await bed.Pipeline.AskAsync(new(text, [Before]) { LeastConfidence = 0.8 }, CancellationToken.None);

        Assert.DoesNotContain(bed.Model.Requests, request => request.IsRewriting);
    }

    [Fact]
    public async Task Pages_that_were_pasted_before_a_question_are_not_sent_whole()
    {
        await using var bed = await ModelBed.StartAsync();
        bed.Model.Mind = request => request.IsRewriting ? ModelMinds.Question("When does the ferry fare start?") : ModelMinds.Honest(request);

        await bed.AskAsync(FollowUp, $"{Before} {string.Join(' ', Enumerable.Repeat("And the ferry fare?", 5_000))}");

        Assert.True(bed.Model.Requests[0].Messages.Sum(message => message.Content.Length) < 8_000);
    }

    [Fact]
    public async Task Without_the_model_a_follow_up_is_understood_by_rules_as_before()
    {
        await using var bed = await ModelBed.StartAsync();
        bed.Model.Faults = _ => new ModelFault.Status(400);

        Assert.Equal((await bed.AskPlainAsync(FollowUp, Before)).Text, (await bed.AskAsync(FollowUp, Before)).Text);
    }
}
