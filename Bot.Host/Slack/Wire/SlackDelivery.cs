using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Host.Slack.Wire;

/// <summary>What Slack brought, by whichever way, and whether Slack may be told that it arrived.</summary>
internal sealed class SlackDelivery(DeliveryKind kind, JsonElement payload)
{
    private readonly TaskCompletionSource<bool> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DeliveryKind Kind => kind;

    public JsonElement Payload => payload;

    /// <summary>True once Slack need not bring it again; false when it must.</summary>
    public Task<bool> Outcome => outcome.Task;

    /// <summary>What Slack is told with the acknowledgement; null mostly. Read it after the outcome.</summary>
    public JsonObject? Response { get; private set; }

    /// <summary>What is to be kept of it is in the store. Only the first of these calls counts.</summary>
    public void Acknowledge() => outcome.TrySetResult(true);

    /// <summary>Answers it, such as a modal with what is wrong in it.</summary>
    public void Answer(JsonObject response)
    {
        Response = response;
        outcome.TrySetResult(true);
    }

    /// <summary>Nothing of it is kept.</summary>
    public void GiveBack() => outcome.TrySetResult(false);
}

internal enum DeliveryKind
{
    /// <summary>Of the Events API.</summary>
    Event,
    Command,

    /// <summary>A button, a shortcut or a submitted view.</summary>
    Interaction,
}
