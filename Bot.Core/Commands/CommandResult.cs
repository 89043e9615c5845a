using Bot.Core.Articles;
using Bot.Core.Moderation;

namespace Bot.Core.Commands;

/// <summary>What a command gives, for each face to show in its own way. Commands named in it are spelled as at the command line; chats spell them theirs (<see cref="CommandSpelling"/>).</summary>
public sealed record CommandResult(IReadOnlyList<ResultPart> Parts)
{
    /// <summary>What may be done next, at the press of a button.</summary>
    public IReadOnlyList<CommandButton> Buttons { get; init; } = [];

    /// <summary>It found what must not be, such as a broken audit log.</summary>
    public bool IsFailure { get; init; }

    public static CommandResult Of(params IReadOnlyList<string> lines) => new([.. lines.Select(line => new ResultPart.Line(line))]);
}

/// <summary>A part of a result. Whatever came from outside is as it came; faces make it safe.</summary>
public abstract record ResultPart
{
    private ResultPart()
    {
    }

    /// <summary>A line; empty is a gap.</summary>
    public sealed record Line(string Text) : ResultPart;

    /// <summary>Words from outside, of any number of lines.</summary>
    public sealed record Quote(string Text) : ResultPart;

    /// <summary>Rows of a table without headings.</summary>
    public sealed record Table(IReadOnlyList<IReadOnlyList<string>> Rows) : ResultPart;

    /// <summary>Articles without their texts.</summary>
    public sealed record Articles(IReadOnlyList<ArticleSummary> Shown) : ResultPart;

    /// <summary>An article with its text.</summary>
    public sealed record FullArticle(Article Article) : ResultPart;

    public sealed record Diff(RevisionDiff Changes) : ResultPart;

    /// <summary>Entries of the audit log, to be read by a program.</summary>
    public sealed record AuditLog(IReadOnlyList<AuditEntry> Entries) : ResultPart;

    /// <summary>Lines for another program, of any number; at the command line only.</summary>
    public sealed record Lines(IAsyncEnumerable<string> Content) : ResultPart;

    /// <summary>A file to take away.</summary>
    /// <param name="Name">With its type, such as <c>answer.md</c>.</param>
    public sealed record Download(string Name, string Text) : ResultPart;
}

/// <summary>Gives another command. It carries names and ids only: whoever presses it is asked for their right anew.</summary>
/// <param name="Command">The command's path.</param>
/// <param name="AsksMore">A form for the command's other options opens first.</param>
public sealed record CommandButton(string Command, IReadOnlyDictionary<string, string> Values, bool AsksMore = false)
{
    public CommandButton(string command, string option, string value, bool asksMore = false)
        : this(command, new Dictionary<string, string> { [option] = value }, asksMore)
    {
    }
}
