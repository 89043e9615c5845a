using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Moderation;

namespace Bot.Core.Commands;

/// <summary>A command with what it was told. <see cref="CommandDesk"/> has checked the values before a command sees them.</summary>
/// <param name="Values">By the option's name; none that is empty.</param>
/// <param name="Files">By the option's name.</param>
public sealed record CommandCall(
    CommandDefinition Command, Caller Caller, IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, CommandFile> Files)
{
    public CommandCall(CommandDefinition command, Caller caller, IReadOnlyDictionary<string, string> values)
        : this(command, caller, values, new Dictionary<string, CommandFile>())
    {
    }

    public Actor Actor => Caller.Actor;

    public CommandWords Words => Caller.Words;

    public string? Text(string option) => Values.GetValueOrDefault(option);

    public string Required(string option) => Values[option];

    public ArticleId Article(string option) => new(Values[option]);

    public int? Number(string option) => Text(option) is { } value ? int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    public bool? Flag(string option) => Text(option) is { } value ? bool.Parse(value) : null;

    public DateOnly? Date(string option) => Text(option) is { } value ? DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
