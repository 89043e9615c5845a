using Bot.Core.Chat;

namespace Bot.Host.Platforms;

/// <summary>The names of our buttons and modals; messages that stand in channels carry them, so they stay.</summary>
internal static class ActionIds
{
    public const string Passages = "passages";
    public const string Share = "share";
    public const string Helpful = "helpful";
    public const string NotHelpful = "not_helpful";
    public const string Moderator = "moderator";
    public const string Rest = "rest";
    public const string Feedback = "feedback";
    public const string CheckClaim = "check_claim";

    public static string Of(ReplyAction action) => action switch
    {
        ReplyAction.ShowPassages => Passages,
        ReplyAction.Share => Share,
        ReplyAction.Helpful => Helpful,
        ReplyAction.NotHelpful => NotHelpful,
        _ => Moderator,
    };
}
