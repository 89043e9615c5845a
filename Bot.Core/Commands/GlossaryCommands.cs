using System.Globalization;
using Bot.Core.Retrieval;

namespace Bot.Core.Commands;

/// <summary>Words that mean the same, names and short forms, besides those of the knowledge folder.</summary>
internal static class GlossaryCommands
{
    private static readonly CommandOption Words = new("words", OptionKind.Text) { IsRequired = true };
    private static readonly CommandOption Kind = new("kind", OptionKind.Choice) { Choices = ["synonyms", "names", "shorthand"] };
    private static readonly CommandOption Number = new("number", OptionKind.Number) { IsRequired = true };

    public static IReadOnlyList<CommandDefinition> All { get; } =
    [
        new("glossary add", CommandAccess.Moderator, [Words, Kind], AddAsync),
        new("glossary list", CommandAccess.Moderator, [], ListAsync),
        new("glossary remove", CommandAccess.Moderator, [Number], RemoveAsync),
    ];

    private static async Task<CommandResult> AddAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        var kind = Enum.Parse<GlossaryKind>(call.Text(Kind.Name) ?? "synonyms", ignoreCase: true);
        string[] words = call.Required(Words.Name).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var added = await services.Upkeep.Glossary.AddAsync(call.Actor, kind, words, cancellationToken);
        return CommandResult.Of($"added as {Text(added)}; it counts from the next question on, and glossary remove takes it out");
    }

    private static async Task<CommandResult> ListAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        var additions = await services.Upkeep.Glossary.ListAsync(cancellationToken);
        return additions.Count == 0
            ? CommandResult.Of("moderators have added no words; those of the knowledge folder stand in its glossary.yml")
            : new CommandResult([new ResultPart.Table([.. additions.TakeLast(call.Caller.Rows ?? int.MaxValue)
                .Select(addition => (string[])[Text(addition.Number), addition.Kind.ToString().ToLowerInvariant(), string.Join(", ", addition.Words)])])]);
    }

    private static async Task<CommandResult> RemoveAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        await services.Upkeep.Glossary.RemoveAsync(call.Actor, call.Number(Number.Name) ?? 0, cancellationToken);
        return CommandResult.Of("removed");
    }

    private static string Text(GlossaryAddition addition) => $"{Text(addition.Number)} ({string.Join(", ", addition.Words)})";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
