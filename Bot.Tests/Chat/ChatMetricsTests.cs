using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Bot.Core.Answering;
using static Bot.Tests.Chat.ChatRun;

namespace Bot.Tests.Chat;

public sealed class ChatMetricsTests
{
    [Fact]
    public async Task Every_message_is_counted_by_what_became_of_it()
    {
        await using var run = await ChatRun.StartAsync(run => run.Ask = (message, _) => message.Text switch
        {
            "broken?" => throw new InvalidOperationException(),
            "unknown?" => Task.FromResult(Abstain(message, AbstentionReason.OffTopic)),
            _ => Task.FromResult(Echo(message)),
        });
        var counted = new ConcurrentBag<string>();
        using var listener = Listen(run, counted);

        await run.AskAsync(Mention("m1", "Who voted?"));
        await run.AskAsync(Mention("m1", "Who voted?"));
        await run.AskAsync(Overheard("m2", "Lunch?"));
        await run.AskAsync(Direct("m3", "unknown?"));
        await run.AskAsync(Direct("m4", "broken?"));
        await run.Service.RateAsync((await run.FindAsync("m1")).Id, User(), isHelpful: true, null, CancellationToken.None);

        Assert.Equal(
            [
                "docket.feedback True",
                "docket.questions.accepted test direct",
                "docket.questions.accepted test direct",
                "docket.questions.accepted test mention",
                "docket.questions.turned_away duplicate",
                "docket.questions.turned_away ignored",
                "docket.replies abstained off_topic",
                "docket.replies answered ",
                "docket.replies apologised ",
            ],
            counted.Order(StringComparer.Ordinal));
    }

    private static MeterListener Listen(ChatRun run, ConcurrentBag<string> counted)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (run.Metrics.Owns(instrument))
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
            counted.Add($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}"));
        listener.Start();
        return listener;
    }
}
