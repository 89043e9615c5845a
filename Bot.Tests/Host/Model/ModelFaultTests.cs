using Bot.Core.Answering;
using Bot.Fakes.Model;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Host.Model;

public sealed class ModelFaultTests
{
    private const string Question = "What did the harbor board vote to do?";
    private const string Written = "The Wexley harbor board voted 5 to 2 to raise the ferry fare from $2 to $3.";

    private static readonly ModelAnswer Sound = ModelMinds.Claims((Written, ["1.1"]));

    public static TheoryData<ModelProtocol, string> Faults()
    {
        var data = new TheoryData<ModelProtocol, string>();
        foreach (var protocol in Enum.GetValues<ModelProtocol>())
        {
            foreach (var fault in Named.Keys)
                data.Add(protocol, fault);
        }

        return data;
    }

    private static Dictionary<string, ModelFault> Named { get; } = new()
    {
        ["silent"] = new ModelFault.Silent(),
        ["stalled"] = new ModelFault.Stalled(),
        ["broken"] = new ModelFault.Broken(),
        ["ended"] = new ModelFault.Ended(),
        ["malformed"] = new ModelFault.Malformed(),
        ["limited"] = new ModelFault.Status(429, RetryAfter: 60),
        ["limited shortly"] = new ModelFault.Status(429, RetryAfter: 1),
        ["failing"] = new ModelFault.Status(503),
        ["overloaded"] = new ModelFault.Status(503, RetryAfter: 60),
        ["refusing"] = new ModelFault.Status(400),
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Whatever_goes_wrong_the_stores_own_sentences_are_given_within_seconds(ModelProtocol protocol, string fault)
    {
        await using var bed = await ModelBed.StartAsync(protocol);
        bed.Model.Mind = _ => Sound;
        bed.Model.Faults = _ => Named[fault];

        var reply = await PassAsync(bed, bed.AskAsync(Question));

        Assert.Equal((await bed.AskPlainAsync(Question)).Text, reply.Text);
        Assert.Single(bed.Log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain(bed.Model.Options.ApiKey, bed.Log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ModelProtocol.OpenAI)]
    [InlineData(ModelProtocol.Azure)]
    [InlineData(ModelProtocol.Ollama)]
    public async Task A_fault_that_passes_is_waited_out(ModelProtocol protocol)
    {
        await using var bed = await ModelBed.StartAsync(protocol, options => (options.AnswerSeconds, options.SilenceSeconds) = (50, 50));
        bed.Model.Mind = _ => Sound;
        bed.Model.Faults = _ => bed.Model.Requests.Count switch { 1 => new ModelFault.Status(429, RetryAfter: 1), 2 => new ModelFault.Status(500), _ => null };

        var reply = await PassAsync(bed, bed.AskAsync(Question));

        Assert.Equal($"{Written} [1]", reply.Text);
        Assert.Equal(3, bed.Model.Requests.Count);
    }

    [Fact]
    public async Task Nobody_waits_for_a_model_that_is_not_there()
    {
        await using var bed = await ModelBed.StartAsync(configure: options => options.Endpoint = "http://127.0.0.1:1/v1/");

        var reply = await PassAsync(bed, bed.AskAsync(Question), isDead: true);

        Assert.Equal((await bed.AskPlainAsync(Question)).Text, reply.Text);
        Assert.DoesNotContain(bed.Model.Options.ApiKey, bed.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_fails_again_and_again_is_left_alone_for_half_a_minute()
    {
        await using var bed = await ModelBed.StartAsync();
        bed.Model.Mind = _ => Sound;
        bed.Model.Faults = _ => new ModelFault.Status(400);
        for (var i = 0; i < 4; i++)
            await bed.AskAsync(Question);
        bed.Model.Faults = _ => null;

        var resting = await bed.AskAsync(Question);
        Assert.Equal(4, bed.Model.Requests.Count);
        bed.Clock.Advance(TimeSpan.FromSeconds(31));
        var again = await bed.AskAsync(Question);

        Assert.Equal((await bed.AskPlainAsync(Question)).Text, resting.Text);
        Assert.Equal($"{Written} [1]", again.Text);
        Assert.Equal(2, bed.Log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_model_that_wants_to_be_left_alone_for_long_is_not_waited_for(int status)
    {
        await using var bed = await ModelBed.StartAsync();
        bed.Model.Faults = _ => new ModelFault.Status(status, RetryAfter: 60);
        var asked = bed.Clock.GetUtcNow();

        await bed.AskAsync(Question);

        Assert.Equal(asked, bed.Clock.GetUtcNow());
        Assert.Single(bed.Model.Requests);
    }

    [Fact]
    public async Task Writing_the_question_out_and_answering_it_share_the_time_there_is()
    {
        await using var bed = await ModelBed.StartAsync(configure: options => options.SilenceSeconds = 50);
        bed.Model.Faults = _ => new ModelFault.Silent();
        var asked = bed.Clock.GetUtcNow();

        var reply = await PassAsync(bed, bed.AskAsync("And when does it start?", Question));

        Assert.Equal((await bed.AskPlainAsync("And when does it start?", Question)).Text, reply.Text);
        Assert.Single(bed.Model.Requests);
        Assert.InRange((bed.Clock.GetUtcNow() - asked).TotalSeconds, 1, bed.Options.AnswerSeconds + 1);
    }

    [Fact]
    public async Task What_was_asked_and_not_answered_in_time_is_paid_for()
    {
        await using var bed = await ModelBed.StartAsync();
        using var counted = new CountedMetrics(bed.Metrics.Owns);
        bed.Model.Faults = _ => new ModelFault.Silent();

        await PassAsync(bed, bed.AskAsync(Question));

        Assert.True(counted.Sum("docket.model.tokens") > 200);
    }

    [Fact]
    public async Task That_the_model_works_again_is_told_once_it_has_been_asked_and_not_of_what_was_kept()
    {
        await using var bed = await ModelBed.StartAsync();
        bed.Model.Mind = _ => Sound;
        await bed.AskAsync(Question);
        bed.Model.Faults = _ => new ModelFault.Status(400);
        await bed.AskAsync("When does the new ferry fare start?");

        await bed.AskAsync(Question);

        Assert.Single(bed.Log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task The_key_goes_to_no_other_host()
    {
        await using var bed = await ModelBed.StartAsync();
        bed.Model.Faults = _ => new ModelFault.Moved("http://localhost:9/v1/chat/completions");

        var reply = await PassAsync(bed, bed.AskAsync(Question));

        Assert.Equal((await bed.AskPlainAsync(Question)).Text, reply.Text);
        Assert.Single(bed.Model.Requests);
    }

    [Fact]
    public async Task A_workspace_that_has_used_up_its_tokens_is_answered_without_the_model_until_the_next_day()
    {
        await using var bed = await ModelBed.StartAsync(configure: options => (options.DailyTokens, options.CachedAnswers) = (2_500, 0));
        bed.Model.Mind = _ => Sound;

        Assert.Equal($"{Written} [1]", (await AskAsync(bed, "test/a")).Text);
        var used = bed.Model.Requests.Count;
        while ((await AskAsync(bed, "test/a")).Text == $"{Written} [1]")
            used++;
        Assert.InRange(used, 1, 3);

        await using (var restarted = bed.Restarted())
            Assert.Equal((await bed.AskPlainAsync(Question)).Text, (await AskAsync(restarted, "test/a")).Text);
        Assert.Equal($"{Written} [1]", (await AskAsync(bed, "test/b")).Text);
        bed.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal($"{Written} [1]", (await AskAsync(bed, "test/a")).Text);
    }

    [Fact]
    public async Task All_that_becomes_of_drafts_is_counted()
    {
        await using var bed = await ModelBed.StartAsync(configure: options => options.CachedAnswers = 0);
        using var counted = new CountedMetrics(bed.Metrics.Owns);

        bed.Model.Mind = _ => Sound;
        await bed.AskAsync(Question);
        bed.Model.Mind = request => request.Messages.Count == 2 ? ModelMinds.Claims(("The board voted 6 to 1.", ["1.1"])) : Sound;
        await bed.AskAsync(Question);
        bed.Model.Faults = _ => new ModelFault.Ended();
        await bed.AskAsync(Question);
        await bed.AskAsync("What is the recipe for walnut bread?");

        Assert.Equal(["kept", "repaired", "stopped", "written"], counted.Of("docket.model.drafts").Order(StringComparer.Ordinal));
        Assert.Contains("number_not_in_passage", counted.Of("docket.model.violations"));
        Assert.True(counted.Sum("docket.model.tokens") > 1_000);
    }

    private static async Task<Reply> AskAsync(ModelBed bed, string workspace) =>
        (await bed.Pipeline.AskAsync(new Bot.Core.Chat.ChatMessage(Question, []) { Workspace = workspace }, CancellationToken.None)).Reply;

    /// <summary>Lets as much of the bot's time pass, from its first request on, as an answer may take, and no more: it has to be there then.</summary>
    private static async Task<T> PassAsync<T>(ModelBed bed, Task<T> task, bool isDead = false)
    {
        DateTimeOffset? last = null;
        await bed.Model.PassAsync(new FakeTimeProvider(), () =>
        {
            if (isDead || bed.Model.Requests.Count > 0)
                last ??= isDead ? DateTimeOffset.MaxValue : bed.Clock.GetUtcNow() + TimeSpan.FromSeconds(bed.Options.AnswerSeconds + bed.Options.SilenceSeconds);
            if (bed.Clock.GetUtcNow() < last)
                bed.Clock.Advance(TimeSpan.FromMilliseconds(bed.Model.Stuck > 0 ? 500 : 2));
            return task.IsCompleted;
        });
        return await task;
    }
}
