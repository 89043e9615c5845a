using Bot.Core.Chat;
using static Bot.Tests.Chat.ChatRun;

namespace Bot.Tests.Chat;

public sealed class ChatRecoveryTests
{
    [Theory]
    [InlineData(QuestionState.Accepted)]
    [InlineData(QuestionState.Answered)]
    [InlineData(QuestionState.Sending)]
    public async Task A_question_is_taken_up_again_from_whatever_state(QuestionState state)
    {
        await using var run = await CreateAsync();
        var question = await KeepAsync(run, Mention("m1", "Who voted?"));
        if (state >= QuestionState.Answered)
            Assert.True(await run.Chat.SaveReplyAsync(question, new ChatReply.Said(Answer("kept")), CancellationToken.None));
        if (state == QuestionState.Sending)
            Assert.True(await run.Chat.BeginSendingAsync(question, CancellationToken.None));

        await run.StartServiceAsync();
        await run.SettleAsync();

        var reply = Assert.Single(run.Adapter.Standing);
        Assert.Equal(state == QuestionState.Accepted ? "Who voted? [1]" : "kept [1]", reply.Text);
        Assert.Equal(state == QuestionState.Sending, reply.Reply.MayBePosted);
        Assert.Equal(QuestionState.Sent, (await run.FindAsync("m1")).State);
    }

    [Fact]
    public async Task A_withdrawn_question_has_its_reply_removed_after_a_crash()
    {
        await using var run = await ChatRun.StartAsync();
        await run.AskAsync(Mention("m1", "Who voted?"));
        await run.Service.DisposeAsync();
        await run.Chat.WithdrawAsync(Address("m1"), CancellationToken.None);

        await run.StartServiceAsync();
        await run.SettleAsync();

        Assert.Empty(run.Adapter.Standing);
        Assert.Equal(QuestionState.Withdrawn, (await run.FindAsync("m1")).State);
    }

    [Fact]
    public async Task A_crash_between_posting_and_recording_posts_once_where_the_platform_knows_the_token()
    {
        var posted = new TaskCompletionSource();
        await using var run = await ChatRun.StartAsync(run => run.Adapter.AfterPost = async token =>
        {
            posted.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        });
        await run.ReceiveAsync(Mention("m1", "Who voted?"));
        await posted.Task.WaitAsync(Patience);

        run.Adapter.AfterPost = _ => Task.CompletedTask;
        await run.CrashAsync();
        await run.SettleAsync();

        Assert.Equal(2, run.Adapter.CallsOf("post").Count());
        Assert.Single(run.Adapter.Standing);
    }

    [Fact]
    public async Task Over_many_crashes_and_redeliveries_nothing_is_lost_and_nothing_said_twice()
    {
        const int Questions = 120;
        await using var run = await ChatRun.StartAsync();
        var random = new Random(4);
        var deliveries = Enumerable.Range(0, Questions)
            .SelectMany(i => Enumerable.Repeat(Mention($"m{i}", $"Question {i}?", user: $"u{i % 7}", channel: $"c{i % 9}"), random.Next(1, 4))).ToArray();
        random.Shuffle(deliveries);

        foreach (var batch in deliveries.Chunk(20))
        {
            // The platform delivers again what was not acknowledged, and also some that was.
            var given = batch.Select(run.ReceiveAsync).ToList();
            for (var i = random.Next(200); i > 0; i--)
                await Task.Yield();
            await run.CrashAsync();
            await Task.WhenAll(given.Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default)));
            foreach (var message in batch)
                await run.ReceiveAsync(message);
        }

        await run.SettleAsync();

        Assert.Equal(Enumerable.Range(0, Questions).Select(i => $"Question {i}? [1]").Order(), run.Adapter.Standing.Select(reply => reply.Text).Order());
    }

    [Fact]
    public async Task Questions_of_a_platform_that_is_not_connected_are_left_as_they_are()
    {
        await using var run = await CreateAsync();
        var message = Mention("m1", "Who voted?");
        await KeepAsync(run, message with { Address = message.Address with { Channel = message.Address.Channel with { Platform = "other" } } });

        await run.StartServiceAsync();
        await run.SettleAsync();

        Assert.Empty(run.Adapter.Standing);
        Assert.Single(await run.Chat.ListOpenAsync(CancellationToken.None));
    }

    private static async Task<AskedQuestion> KeepAsync(ChatRun run, IncomingMessage message)
    {
        var id = new QuestionId(Guid.CreateVersion7(run.Clock.GetUtcNow()));
        Assert.IsType<Acceptance.Accepted>(await run.Chat.AcceptAsync(
            new NewQuestion(id, message, WayOfAsking.Mention, message.Address.Message, Conversation: null, StartsThread: true, IsPrivate: false),
            CancellationToken.None));
        return await run.Chat.FindAsync(id, CancellationToken.None) ?? throw new InvalidOperationException();
    }
}
