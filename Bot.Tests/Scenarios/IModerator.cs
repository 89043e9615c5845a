using Bot.Tests.Ingestion.Web;

namespace Bot.Tests.Scenarios;

/// <summary>A moderator at one of the bot's faces, and what they read there.</summary>
internal interface IModerator : IAsyncDisposable
{
    /// <summary>Gives a command, and gives what is shown then.</summary>
    Task<string> GiveAsync(string path, params (string Option, string Value)[] values);

    /// <summary>Gives a command that gives a file, and gives what is in it.</summary>
    Task<string> TakeAsync(string path, params (string Option, string Value)[] values);

    /// <summary>Gives the command that adds a source, with a file.</summary>
    Task<string> AttachAsync(string name, byte[] content, params (string Option, string Value)[] values);

    /// <summary>Does what was offered below what was shown last.</summary>
    Task<string> FollowAsync(string path);

    /// <summary>Asks the bot as anyone does.</summary>
    Task<string> AskAsync(string question);

    LoopbackSite Site { get; }

    /// <summary>Whether what is asked here is kept, as in a chat.</summary>
    bool KeepsQuestions { get; }
}
