using System.Text.Json.Nodes;

namespace Bot.Fakes.Discord;

/// <summary>What a person started, and what the bot made of it.</summary>
/// <param name="Payload">As it was sent.</param>
public sealed record LoopbackInteraction(string Id, string Token, int Type, string Channel, string User, JsonObject Payload, DateTimeOffset At)
{
    private readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The message whose component was used; null where it was a command.</summary>
    public string? Message { get; init; }

    /// <summary>The type of the first answer; null before it.</summary>
    public int? AnswerType { get; internal set; }

    /// <summary>The data of the first answer: a modal, or choices of an autocomplete.</summary>
    public JsonObject? AnswerData { get; internal set; }

    /// <summary>The id of the message that is the first answer; for a component's update, the message it stands on.</summary>
    public string? Original { get; internal set; }

    /// <summary>The ids of further messages.</summary>
    public IList<string> FollowUps { get; } = [];

    /// <summary>Until the first answer.</summary>
    public Task Answered => answered.Task;

    internal void Answer(int type, JsonObject? data)
    {
        (AnswerType, AnswerData) = (type, data);
        answered.TrySetResult();
    }
}
