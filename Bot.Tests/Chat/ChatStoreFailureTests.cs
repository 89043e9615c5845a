using Bot.Core.Chat;
using Bot.Core.Storage;
using Microsoft.Data.Sqlite;
using static Bot.Tests.Chat.ChatRun;

namespace Bot.Tests.Chat;

public sealed class ChatStoreFailureTests
{
    [Fact]
    public async Task A_reply_that_stands_but_could_not_be_recorded_is_not_posted_again()
    {
        await using var run = await ChatRun.StartAsync();
        await using var other = new SqliteConnection($"Data Source={run.StorePath};Pooling=False");
        await other.OpenAsync();
        run.Adapter.AfterPost = _ =>
        {
            Run(other, "BEGIN IMMEDIATE");
            run.Clock.OnWait = () => Run(other, "ROLLBACK");
            return Task.CompletedTask;
        };

        await run.AskAsync(Mention("m1", "Who voted?"));

        Assert.Single(run.Adapter.CallsOf("post"));
        Assert.Equal(QuestionState.Sent, (await run.FindAsync("m1")).State);
    }

    [Fact]
    public async Task An_answer_that_could_not_be_kept_is_made_again()
    {
        await using var run = await ChatRun.StartAsync();
        await using var other = new SqliteConnection($"Data Source={run.StorePath};Pooling=False");
        await other.OpenAsync();
        var asked = 0;
        run.Ask = (message, _) =>
        {
            if (asked++ == 0)
            {
                Run(other, "BEGIN IMMEDIATE");
                run.Clock.OnWait = () => Run(other, "ROLLBACK");
            }

            return Task.FromResult(Echo(message));
        };

        await run.AskAsync(Mention("m1", "Who voted?"));

        Assert.Equal(2, asked);
        Assert.Single(run.Adapter.Standing);
    }

    [Fact]
    public async Task A_question_that_could_not_be_kept_is_not_taken_and_may_come_again()
    {
        await using var run = await ChatRun.StartAsync(run => run.Options.QueueSize = 1);
        await using var other = new SqliteConnection($"Data Source={run.StorePath};Pooling=False");
        await other.OpenAsync();

        Run(other, "BEGIN IMMEDIATE");
        await Assert.ThrowsAsync<StoreException>(() => run.ReceiveAsync(Mention("m1", "Who voted?")));
        Run(other, "ROLLBACK");

        Assert.Equal(0, run.Service.Waiting);
        Assert.Equal(Receipt.Accepted, await run.AskAsync(Mention("m1", "Who voted?")));
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
