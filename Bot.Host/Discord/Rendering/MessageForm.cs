using Bot.Host.Discord.Payloads;
using Bot.Host.Platforms;

namespace Bot.Host.Discord.Rendering;

/// <summary>The two forms of a message: of components, and of text where components are refused.</summary>
/// <param name="MostCharacters">Of all its text, as Discord counts.</param>
/// <param name="MostClaimCharacters">Of one claim: what is left is for its sources.</param>
internal sealed record MessageForm(int MostCharacters, int MostClaimCharacters)
{
    // More than the headings and the small print take up.
    private const int Overhead = 300;

    // A short answer, of which a channel still shows the end.
    private const int MostCitations = 8;

    // Beyond the 4,000 and 2,000 that are documented nothing is sent; labels of buttons may or may not count.
    public static MessageForm Components { get; } = new(3_800, 2_000);

    public static MessageForm Plain { get; } = new(1_900, 900);

    /// <summary>What claims, sources or passages may take up.</summary>
    public int Room => MostCharacters - Overhead;

    public AnswerRoom AnswerRoom(ReplyWords words) => new(
        Room,
        MostCitations,
        claim => Math.Min(MostClaimCharacters, TextPieces.Length(claim.MarkedText, DiscordText.Width) + 3),
        citation => DiscordText.Count(DiscordLink.To(citation, words, LinkStyle.Passage)) + 1);
}
