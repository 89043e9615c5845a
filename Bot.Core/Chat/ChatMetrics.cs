using System.Diagnostics.Metrics;
using System.Text.Json;
using Bot.Core.Answering;

namespace Bot.Core.Chat;

/// <summary>What is counted in chat. Nothing here names a person or a channel.</summary>
public sealed class ChatMetrics : IDisposable
{
    public const string MeterName = "Docket";

    // In seconds. An answer takes milliseconds; what takes longer waits for the platform, at most for half an hour.
    private static readonly InstrumentAdvice<double> Durations =
        new() { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800] };

    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> accepted;
    private readonly Counter<long> turnedAway;
    private readonly Counter<long> replies;
    private readonly Counter<long> retries;
    private readonly Counter<long> feedback;
    private readonly Histogram<double> duration;

    public ChatMetrics()
    {
        accepted = meter.CreateCounter<long>("docket.questions.accepted", "{question}", "Questions taken on, by platform and way of asking.");
        turnedAway = meter.CreateCounter<long>("docket.questions.turned_away", "{question}", "Messages not taken on, by reason.");
        replies = meter.CreateCounter<long>("docket.replies", "{reply}", "What became of questions: answered, abstained with its reason, silent, apologised, failed.");
        retries = meter.CreateCounter<long>("docket.sends.retried", "{attempt}", "Attempts to send that are made again.");
        feedback = meter.CreateCounter<long>("docket.feedback", "{vote}", "What people said of replies.");
        duration = meter.CreateHistogram(
            "docket.question.duration", "s", "From the acceptance of a question to its posted reply.", tags: null, Durations);
    }

    /// <summary>Whether an instrument is one of these and not of another bot in the same process.</summary>
    public bool Owns(Instrument instrument) => instrument.Meter == meter;

    public void Dispose() => meter.Dispose();

    internal void Watch(Func<int> waiting) =>
        meter.CreateObservableGauge("docket.questions.waiting", waiting, "{question}", "Questions that have no outcome yet.");

    internal void Accept(string platform, WayOfAsking way) =>
        accepted.Add(1, new("platform", platform), new("way", Snake(way.ToString())));

    internal void TurnAway(Receipt reason) => turnedAway.Add(1, new KeyValuePair<string, object?>("reason", Snake(reason.ToString())));

    internal void Sent(ChatReply reply, TimeSpan taken)
    {
        duration.Record(taken.TotalSeconds);
        switch (reply)
        {
            case ChatReply.Said { Reply: Reply.Answer }:
                Outcome("answered");
                break;
            case ChatReply.Said { Reply: Reply.Abstention abstention }:
                Outcome("abstained", Snake(abstention.Reason.ToString()));
                break;
            default:
                Outcome("apologised");
                break;
        }
    }

    internal void Silent() => Outcome("silent");

    internal void Failed() => Outcome("failed");

    internal void Retry() => retries.Add(1);

    internal void Rate(bool isHelpful) => feedback.Add(1, new KeyValuePair<string, object?>("helpful", isHelpful));

    private void Outcome(string outcome, string reason = "") => replies.Add(1, new("outcome", outcome), new("reason", reason));

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
