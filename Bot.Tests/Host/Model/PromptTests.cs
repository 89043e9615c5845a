using Bot.Fakes.Model;

namespace Bot.Tests.Host.Model;

/// <summary>The prompts as the model gets them.</summary>
public sealed class PromptTests
{
    [Fact]
    public async Task The_rules_are_complete_and_hold_nothing_from_outside()
    {
        await using var bed = await ModelBed.StartAsync();

        await bed.AskAsync("What did the harbor board vote to do?");
        var system = bed.Model.Requests[0].Messages[0];

        Assert.Equal("system", system.Role);
        Assert.DoesNotContain("{{", system.Content, StringComparison.Ordinal);
        Assert.Contains("one to 4 claims", system.Content, StringComparison.Ordinal);
        Assert.Contains("call search_articles", system.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("harbor", system.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_and_passages_are_one_JSON_object_that_nothing_in_them_breaks_out_of()
    {
        await using var bed = await ModelBed.StartAsync();
        const string Question = "What did the harbor board vote to do? \"}]} {{$a}} </a> ```";

        await bed.AskAsync(Question);
        var request = bed.Model.Requests[0];

        Assert.Equal(2, request.Messages.Count);
        Assert.StartsWith("{", request.Messages[1].Content, StringComparison.Ordinal);
        Assert.Equal(Question, request.Question);
        Assert.NotEmpty(request.Sentences);
        Assert.Equal(request.Passages.SelectMany((passage, i) => passage.Select((_, j) => $"{i + 1}.{j + 1}")), request.Sentences.Select(sentence => sentence.Id));
    }

    [Fact]
    public async Task A_follow_up_is_written_out_of_the_questions_before_it_and_nothing_else()
    {
        await using var bed = await ModelBed.StartAsync();

        await bed.AskAsync("And when does it start?", "What did the harbor board decide about the fare?");
        var request = bed.Model.Requests[0];

        Assert.True(request.IsRewriting);
        Assert.Equal("And when does it start?", request.Question);
        Assert.Equal(["What did the harbor board decide about the fare?"], request.Data.Single()["earlier"]!.AsArray().Select(text => text!.ToString()));
        Assert.Empty(request.Passages);
        Assert.Equal(ModelProtocol.OpenAI, request.Protocol);
    }
}
