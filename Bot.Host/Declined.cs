using Bot.Core.Answering;
using Bot.Core.Chat;

namespace Bot.Host;

/// <summary>Replies to what never reached the pipeline, or broke it.</summary>
internal static class Declined
{
    public static Exchange BadInput(ChatMessage message, string problem) => With(message, AbstentionReason.BadInput, problem);

    public static Exchange ByFailure(ChatMessage message) =>
        With(message, AbstentionReason.NoEvidence, "Something went wrong on our side, so this question has no answer.");

    private static Exchange With(ChatMessage message, AbstentionReason reason, string text) =>
        new(message, new Reply.Abstention("en", 0, reason, text, []), TimeSpan.Zero);
}
