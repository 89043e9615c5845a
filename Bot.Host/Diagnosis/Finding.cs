namespace Bot.Host.Diagnosis;

/// <summary>One thing the doctor looked at.</summary>
/// <param name="Text">What was found and, unless it is well, what to do.</param>
internal sealed record Finding(Grade Grade, string Subject, string Text)
{
    public static Finding Ok(string subject, string text) => new(Grade.Ok, subject, text);

    public static Finding Warn(string subject, string text) => new(Grade.Warn, subject, text);

    public static Finding Fail(string subject, string text) => new(Grade.Fail, subject, text);
}

internal enum Grade
{
    Ok,
    Warn,
    Fail,
}
