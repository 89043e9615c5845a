using System.Globalization;
using Bot.Core.Answering;
using Bot.Core.Articles;

namespace Bot.Core.Commands;

/// <summary>Approved answers for questions that keep coming.</summary>
internal static class PinCommands
{
    private static readonly CommandOption Question = new("question", OptionKind.Text) { IsRequired = true };
    private static readonly CommandOption Answer = new("answer", OptionKind.LongText) { IsRequired = true };
    private static readonly CommandOption Articles = new("articles", OptionKind.Text) { IsRequired = true };
    private static readonly CommandOption Also = new("also", OptionKind.LongText);
    private static readonly CommandOption Number = new("number", OptionKind.Number) { IsRequired = true };

    public static IReadOnlyList<CommandDefinition> All { get; } =
    [
        new("pin add", CommandAccess.Moderator, [Question, Answer, Articles, Also], AddAsync),
        new("pin list", CommandAccess.Moderator, [], ListAsync),
        new("pin remove", CommandAccess.Moderator, [Number], RemoveAsync),
    ];

    private static async Task<CommandResult> AddAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        string[] wordings = [call.Required(Question.Name), .. Parts(call.Text(Also.Name), '\n')];
        var articles = Parts(call.Required(Articles.Name), ',').Select(id => new ArticleId(id)).Distinct().ToList();
        var pin = await services.Upkeep.Pins.AddAsync(call.Actor, wordings, call.Required(Answer.Name), articles, cancellationToken);
        return CommandResult.Of(Line($"pinned as {pin.Number}: whoever asks exactly this gets it, shown as pinned by moderators, as long as its sources say so; pin remove takes it out"));
    }

    private static async Task<CommandResult> ListAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        var pins = await services.Upkeep.Pins.ListAsync(cancellationToken);
        return pins.Count == 0
            ? CommandResult.Of("nothing is pinned; pin add pins an answer")
            : new CommandResult([new ResultPart.Table([.. pins.TakeLast(call.Caller.Rows ?? int.MaxValue).Select(pin => Row(pin.Pin, pin.Reading))])]);
    }

    private static async Task<CommandResult> RemoveAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        await services.Upkeep.Pins.RemoveAsync(call.Actor, call.Number(Number.Name) ?? 0, cancellationToken);
        return CommandResult.Of("removed: the question is answered from the sources again");
    }

    private static IReadOnlyList<string> Row(Pin pin, PinReading reading) =>
    [
        Line($"{pin.Number}"),
        reading is PinReading.Fallen fallen ? $"not used: {fallen.Reason}" : "used",
        string.Join(" | ", pin.Wordings),
        string.Join(' ', pin.Claims.Select(claim => $"{claim.Text} {string.Concat(claim.Sources.Select(number => $"[{number}]"))}")),
        string.Join(", ", pin.Sources.Select(source => source.Article.Value)),
    ];

    private static string[] Parts(string? text, char separator) => (text ?? "").Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
