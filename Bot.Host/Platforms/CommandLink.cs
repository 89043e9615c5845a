using Bot.Core.Commands;
using Microsoft.AspNetCore.WebUtilities;

namespace Bot.Host.Platforms;

/// <summary>What a button or a form carries of a command: its path and ids, and no right to anything. Messages that stand in channels carry it, so its form stays.</summary>
internal static class CommandLink
{
    public const string Prefix = "run:";

    public static string Write(string path, IReadOnlyDictionary<string, string> values) => Prefix + QueryHelpers.AddQueryString(path, values!);

    /// <summary>Null for what names no command, or an option that it has not; whoever sent it made it up.</summary>
    public static (CommandDefinition Command, Dictionary<string, string> Values)? Read(string link)
    {
        if (!link.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var parts = link[Prefix.Length..].Split('?', 2);
        if (CommandRegistry.Find(parts[0]) is not { } command)
            return null;
        var values = QueryHelpers.ParseQuery(parts.ElementAtOrDefault(1)).ToDictionary(value => value.Key, value => value.Value.ToString());
        return values.Keys.All(name => command.Find(name) is not null) ? (command, values) : null;
    }

    /// <summary>What is written on buttons. Several of one command are told apart by what they lead to.</summary>
    public static IEnumerable<(string Label, CommandButton Button)> Labelled(IReadOnlyList<CommandButton> buttons, CommandWords words)
    {
        var isSeries = buttons.Count > 1 && buttons.All(button => button.Command == buttons[0].Command);
        return buttons.Select(button => (Title(words, button.Command) + (isSeries ? $" {button.Values.Values.FirstOrDefault()}" : ""), button));
    }

    /// <summary>The name of a command as a heading.</summary>
    public static string Title(CommandWords words, string path) => words.NameOf(path) is [var first, .. var rest] ? $"{char.ToUpperInvariant(first)}{rest}" : "";
}
