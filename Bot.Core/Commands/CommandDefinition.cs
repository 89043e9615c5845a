namespace Bot.Core.Commands;

/// <summary>
/// One thing that people can have the bot do, on whichever face: chat platforms and the command line make their commands, options, forms,
/// buttons and help of it. What it is called and what is said of it stands in <see cref="CommandWords"/>.
/// </summary>
/// <param name="Path">Its words in English, such as <c>source add</c>: the last is its own, those before it its group's.</param>
/// <param name="Access">Checked by <see cref="CommandDesk"/> at every run.</param>
/// <param name="RunAsync">Does it. What cannot be done is a <see cref="Ingestion.SourceException"/> that says what to do.</param>
public sealed record CommandDefinition(
    string Path, CommandAccess Access, IReadOnlyList<CommandOption> Options, Func<CommandCall, CommandServices, CancellationToken, Task<CommandResult>> RunAsync)
{
    /// <summary>It is about the channel it is given in, so the command line has none of it.</summary>
    public bool NeedsChannel { get; init; }

    /// <summary>Options of which one at least has to be there; empty where all but the required ones may be left out.</summary>
    public IReadOnlyList<string> NeedsOneOf { get; init; } = [];

    /// <summary>Its result is of use to other programs, so the command line prints it as JSON too.</summary>
    public bool GivesData { get; init; }

    public string Name => Path[(Path.LastIndexOf(' ') + 1)..];

    /// <summary>The words before its name; empty where there are none.</summary>
    public string Group => Path[..Math.Max(0, Path.LastIndexOf(' '))];

    public CommandOption? Find(string option) => Options.FirstOrDefault(candidate => candidate.Name == option);
}

public enum CommandAccess
{
    Moderator,
    Anyone,
}
