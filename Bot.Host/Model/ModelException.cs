namespace Bot.Host.Model;

/// <summary>A model gave nothing that can be used.</summary>
internal sealed class ModelException(ModelFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    public ModelFailure Failure => failure;
}

internal enum ModelFailure
{
    /// <summary>It cannot be reached, refuses, or reports a fault of its own.</summary>
    Unavailable,

    /// <summary>It took too long, or fell silent.</summary>
    TimedOut,

    /// <summary>It ended in the middle.</summary>
    Stopped,

    /// <summary>It failed so often that it is left alone for a while.</summary>
    Resting,

    /// <summary>The workspace has used up its tokens for today.</summary>
    OverBudget,
}
