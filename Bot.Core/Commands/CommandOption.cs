namespace Bot.Core.Commands;

/// <summary>What a command is told. Values are text, whatever their kind; files are apart.</summary>
/// <param name="Name">In English, without spaces; the key of its words.</param>
public sealed record CommandOption(string Name, OptionKind Kind)
{
    public bool IsRequired { get; init; }

    /// <summary>At the command line it needs no name; required options need none anyway.</summary>
    public bool IsFirst { get; init; }

    /// <summary>What may be chosen, for <see cref="OptionKind.Choice"/>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The most UTF-16 units of its value. Discord takes no longer option, and Slack no longer field, than these.</summary>
    public int MostCharacters => Kind switch
    {
        OptionKind.LongText => 3_000,
        OptionKind.Text or OptionKind.Address => 1_000,
        OptionKind.Article => 200,
        _ => 40,
    };
}

public enum OptionKind
{
    Text,

    /// <summary>Of several lines.</summary>
    LongText,

    /// <summary>A web address; the command line also takes the path of a file, which is then the command's <see cref="File"/>.</summary>
    Address,

    /// <summary>A whole number from 1.</summary>
    Number,
    Choice,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>As 2020-01-31.</summary>
    Date,
    File,

    /// <summary>The id of a stored article.</summary>
    Article,

    /// <summary>The id of a source that waits for review.</summary>
    Proposal,
}
