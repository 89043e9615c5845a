using System.Diagnostics.Metrics;
using System.Text.Json;
using Bot.Core.Answering;
using Bot.Core.Chat;

namespace Bot.Host.Model;

/// <summary>What is counted of the model: what became of its drafts, what was wrong with them, what they cost. Nothing here names a person or a workspace.</summary>
internal sealed class ModelMetrics : IDisposable
{
    // In seconds.
    private static readonly InstrumentAdvice<double> Durations = new() { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60] };

    private readonly Meter meter = new(ChatMetrics.MeterName);
    private readonly Counter<long> drafts;
    private readonly Counter<long> violations;
    private readonly Counter<long> rewritings;
    private readonly Counter<long> searches;
    private readonly Counter<long> tokens;
    private readonly Histogram<double> duration;

    public ModelMetrics()
    {
        drafts = meter.CreateCounter<long>("docket.model.drafts", "{draft}", "What became of answers that the model could write: written, repaired, cached, or why they were given without it.");
        violations = meter.CreateCounter<long>("docket.model.violations", "{violation}", "What the check found against drafts, by kind.");
        rewritings = meter.CreateCounter<long>("docket.model.rewritings", "{question}", "What became of questions that the model was to write out.");
        searches = meter.CreateCounter<long>("docket.model.searches", "{search}", "Searches that the model asked for.");
        tokens = meter.CreateCounter<long>("docket.model.tokens", "{token}", "Tokens used, by direction.");
        duration = meter.CreateHistogram("docket.model.duration", "s", "From asking the model to the last of what it wrote.", tags: null, Durations);
    }

    /// <summary>Whether an instrument is one of these and not of another bot in the same process.</summary>
    public bool Owns(Instrument instrument) => instrument.Meter == meter;

    public void Dispose() => meter.Dispose();

    public void Drafted(ModelOutcome outcome) => drafts.Add(1, new KeyValuePair<string, object?>("outcome", Snake(outcome.ToString())));

    public void Drafted(ModelFailure failure) => drafts.Add(1, new KeyValuePair<string, object?>("outcome", Snake(failure.ToString())));

    public void Rewrote(string outcome) => rewritings.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void Rewrote(ModelFailure failure) => Rewrote(Snake(failure.ToString()));

    public void Violated(ViolationKind kind) => violations.Add(1, new KeyValuePair<string, object?>("kind", Snake(kind.ToString())));

    public void Malformed() => violations.Add(1, new KeyValuePair<string, object?>("kind", "form"));

    public void Foreign() => violations.Add(1, new KeyValuePair<string, object?>("kind", "foreign_words"));

    public void Searched() => searches.Add(1);

    public void Used(long input, long output, TimeSpan taken)
    {
        tokens.Add(input, new KeyValuePair<string, object?>("direction", "input"));
        tokens.Add(output, new KeyValuePair<string, object?>("direction", "output"));
        duration.Record(taken.TotalSeconds);
    }

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}

/// <summary>What became of an answer that a model could write.</summary>
internal enum ModelOutcome
{
    /// <summary>The first draft held.</summary>
    Written,

    /// <summary>The second did.</summary>
    Repaired,

    /// <summary>The same was asked before.</summary>
    Cached,

    /// <summary>The same was asked before, and nothing held or was found then.</summary>
    CachedRefusal,

    /// <summary>Neither draft held against the passages.</summary>
    Refused,

    /// <summary>Neither draft had the form that was asked for.</summary>
    Unusable,

    /// <summary>The model found no answer in the passages.</summary>
    Empty,

    /// <summary>The model was not asked: the store's own words are wanted, or nothing is to be said.</summary>
    Kept,
}
