using System.ComponentModel.DataAnnotations;

namespace Bot.Core.Chat;

/// <summary>How much the bot takes on in chat, and how long it remembers it.</summary>
public sealed class ChatOptions
{
    /// <summary>How many questions may wait for their reply before more are turned away.</summary>
    [Range(1, 1_000_000)]
    public int QueueSize { get; set; } = 5_000;

    /// <summary>How many questions are answered at the same time.</summary>
    [Range(1, 256)]
    public int Workers { get; set; } = 4;

    /// <summary>How many questions one person may ask in a minute.</summary>
    [Range(1, 1_000_000)]
    public int UserQuestionsPerMinute { get; set; } = 20;

    /// <summary>How many questions one workspace may ask in a minute, all its people together.</summary>
    [Range(1, 1_000_000)]
    public int WorkspaceQuestionsPerMinute { get; set; } = 3_000;

    /// <summary>After how many seconds a question without an answer gets an apology.</summary>
    [Range(1, 3_600)]
    public int AnswerSeconds { get; set; } = 60;

    /// <summary>For how many minutes a reply is tried to be sent.</summary>
    [Range(1, 10_080)]
    public int SendMinutes { get; set; } = 30;

    /// <summary>For how many days the text of a question, who asked it and what they thought of the reply are kept.</summary>
    [Range(0, 36_500)]
    public int RetentionDays { get; set; } = 30;

    /// <summary>From 0 to 1: how confident the bot must be to speak unasked. Being asked takes less.</summary>
    [Range(0.0, 1.0)]
    public double AutoConfidence { get; set; } = 0.8;
}
