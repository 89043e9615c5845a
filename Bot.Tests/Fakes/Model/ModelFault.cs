namespace Bot.Fakes.Model;

/// <summary>What goes wrong with one request.</summary>
public abstract record ModelFault
{
    private ModelFault()
    {
    }

    /// <summary>No answer, ever.</summary>
    public sealed record Silent : ModelFault;

    /// <param name="RetryAfter">In seconds.</param>
    public sealed record Status(int Code, int? RetryAfter = null) : ModelFault;

    /// <summary>Sends the client somewhere else.</summary>
    public sealed record Moved(string Address) : ModelFault;

    /// <summary>An answer that is no JSON.</summary>
    public sealed record Malformed : ModelFault;

    /// <summary>Half of the answer, and then nothing more.</summary>
    public sealed record Stalled : ModelFault;

    /// <summary>Half of the answer, and then the connection breaks.</summary>
    public sealed record Broken : ModelFault;

    /// <summary>Half of the answer, and then it ends as if that were all.</summary>
    public sealed record Ended : ModelFault;
}
