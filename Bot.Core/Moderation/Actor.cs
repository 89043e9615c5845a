namespace Bot.Core.Moderation;

/// <summary>Who does something to the store: a person on a platform, or at the command line. All names are the platform's own.</summary>
public sealed record Actor(string Platform, string Workspace, string User)
{
    public static Actor AtCommandLine(string user) => new("cli", Environment.MachineName, user);

    public override string ToString() => $"{Platform}/{Workspace}/{User}";
}
