namespace Bot.Host.Cli;

/// <summary>What a run tells the shell. A contract: scripts rely on the numbers.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>The store cannot be used, or something unexpected happened.</summary>
    public const int Failure = 1;
    public const int BadInput = 2;
    public const int Abstained = 3;

    /// <summary>As shells count a program ended by Ctrl-C.</summary>
    public const int Cancelled = 130;

    public const string Help = """
        Exit codes:
          0    answered, or done
          1    failure: the store cannot be used, or something unexpected
          2    bad input, bad option or bad configuration
          3    abstained: the question was declined
          130  cancelled
        """;
}
