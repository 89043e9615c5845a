namespace Bot.Fakes.Slack;

/// <summary>Slack's <c>ok:false</c>.</summary>
internal sealed class CallRefusal(string error, IReadOnlyList<string>? messages = null) : Exception(error)
{
    public IReadOnlyList<string> Messages => messages ?? [];

    public string? Needed { get; init; }
}
