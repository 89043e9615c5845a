namespace Bot.Tests.Scenarios;

/// <summary>A moderator on a chat platform, with what others see there.</summary>
internal interface IChatModerator : IModerator
{
    /// <summary>The store's file, as the command line beside the bot names it.</summary>
    string StorePath { get; }

    /// <summary>Makes a channel the one where moderators are told.</summary>
    Task GatherAsync();

    /// <summary>A member asks where everyone sees it.</summary>
    Task AskInPublicAsync(string question);

    /// <summary>Lets the bot tell what it has to tell.</summary>
    Task TellAsync();

    /// <summary>What the reply says that everyone saw first, as it stands now.</summary>
    string Reply { get; }

    /// <summary>What stands below it in its thread.</summary>
    IReadOnlyList<string> ToldInThread { get; }

    IReadOnlyList<string> ToldToModerators { get; }
}
