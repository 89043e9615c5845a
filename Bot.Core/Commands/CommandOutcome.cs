namespace Bot.Core.Commands;

/// <summary>How a command ended.</summary>
public abstract record CommandOutcome
{
    private CommandOutcome()
    {
    }

    public sealed record Done(CommandResult Result) : CommandOutcome;

    /// <summary>The caller may not. Nothing was done, and nothing looked up.</summary>
    public sealed record Refused : CommandOutcome;

    /// <summary>Something is missing or cannot be read; a face may ask for it.</summary>
    public sealed record Incomplete(IReadOnlyList<OptionProblem> Problems) : CommandOutcome
    {
        /// <summary>What is wrong with which option, where no form can ask for it.</summary>
        public CommandResult Told(CommandWords words) => CommandResult.Of([.. Problems.Select(problem => $"{words.NameOf(problem.Option)}: {problem.Message}")]);
    }

    /// <param name="Message">What is in the way, and what to do about it.</param>
    public sealed record Failed(string Message) : CommandOutcome;
}

/// <param name="Message">In the caller's language.</param>
public sealed record OptionProblem(CommandOption Option, bool IsMissing, string Message);
