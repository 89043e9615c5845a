using System.ComponentModel.DataAnnotations;

namespace Bot.Core.Moderation;

/// <summary>How moderators work together.</summary>
public sealed class ModerationOptions
{
    /// <summary>How many different people have to approve a source before it is cited.</summary>
    [Range(1, 5)]
    public int Approvals { get; set; } = 1;

    /// <summary>For how many hours what moderators did can be undone.</summary>
    [Range(1, 10_000)]
    public int UndoHours { get; set; } = 72;

    /// <summary>How many addresses one person may suggest in an hour, those among them that are refused.</summary>
    [Range(1, 1_000)]
    public int SuggestionsPerHour { get; set; } = 10;
}
