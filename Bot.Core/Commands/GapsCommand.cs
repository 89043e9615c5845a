using System.Globalization;
using Bot.Core.Upkeep;

namespace Bot.Core.Commands;

/// <summary>What people ask and the store does not answer.</summary>
internal static class GapsCommand
{
    private const int UsualDays = 7;

    private static readonly CommandOption Days = new("days", OptionKind.Number);

    public static IReadOnlyList<CommandDefinition> All { get; } = [new("gaps", CommandAccess.Moderator, [Days], ListAsync)];

    private static async Task<CommandResult> ListAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        var days = call.Number(Days.Name) ?? UsualDays;
        // What was asked in another community is not theirs to read.
        (string, string)? workspace = call.Caller.Channel is { } channel ? (channel.Platform, channel.Workspace) : null;
        var gaps = await services.Upkeep.ListGapsAsync(days, workspace, cancellationToken);
        if (gaps.Count == 0)
            return CommandResult.Of($"nothing was declined in the last {days} days");
        var shown = gaps.Take(call.Caller.Rows ?? int.MaxValue).ToList();
        return new CommandResult([
            new ResultPart.Table([.. shown.Select(Row)]),
            .. gaps.Count > shown.Count ? (ResultPart[])[new ResultPart.Line($"and {gaps.Count - shown.Count} more")] : []]);
    }

    private static IReadOnlyList<string> Row(Gap gap) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"{gap.Count}×"),
        gap.LastAsked.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        gap.Question,
    ];
}
