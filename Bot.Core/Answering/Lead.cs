using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Answering;

/// <summary>What stands before a statement, so that the reader sees the answer first; the statement bears it out.</summary>
public abstract record Lead
{
    private Lead()
    {
    }

    /// <param name="Text">Out of the statement, word for word.</param>
    public sealed record Words(string Text) : Lead;

    /// <param name="Date">Stated by the sentence, or counted by it from its publish date.</param>
    public sealed record Day(StatedDate Date) : Lead;

    /// <summary>Who says it, and when: where several sources stand side by side.</summary>
    public sealed record Source(Provenance Provenance) : Lead;

    /// <summary>The statement settles what was asked.</summary>
    public sealed record Settled(bool IsSo) : Lead;
}
