using Bot.Core.Chat;

namespace Bot.Host.Platforms;

internal static class Sharing
{
    // Who presses at once may be faster than the record of what they see.
    private const int MostLooks = 10;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(300);

    extension(ChatService chat)
    {
        /// <summary>Shares a reply that somebody sees, also where it is not recorded as sent yet.</summary>
        public async Task<ShareOutcome> ShareSeenAsync(QuestionId question, TimeProvider clock, CancellationToken cancellationToken)
        {
            for (var looks = 1; ; looks++)
            {
                var outcome = await chat.ShareAsync(question, cancellationToken);
                if (outcome != ShareOutcome.NotSent || looks == MostLooks)
                    return outcome;
                await Task.Delay(BetweenLooks, clock, cancellationToken);
            }
        }
    }
}
