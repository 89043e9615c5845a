using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Core.Moderation;
using Bot.Core.Upkeep;

namespace Bot.Core.Commands;

/// <summary>What commands work on.</summary>
public sealed record CommandServices(SourceDesk Sources, FeedDesk Feeds, UpkeepDesk Upkeep, IModerationStore Moderation, IArticleStore Articles)
{
    /// <summary>Null where there is no chat, as at the command line.</summary>
    public ChatService? Chat { get; init; }

    /// <summary>Null where nobody is held back, as at the command line.</summary>
    public SuggestionPace? Pace { get; init; }

    /// <summary>Where suggestions wait to be shown to moderators; null where there is no chat.</summary>
    public SuggestionList? Suggestions { get; init; }
}
