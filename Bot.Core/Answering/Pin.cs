using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Answering;

/// <summary>An answer that moderators approved for a question that keeps coming.</summary>
/// <param name="Number">Counted from 1, and never given twice.</param>
/// <param name="Language">The language of the answer, as a BCP 47 tag.</param>
/// <param name="Wordings">The question, in each wording that is answered with it.</param>
/// <param name="Sources">Claims name them by their place, from 1.</param>
public sealed record Pin(
    long Number,
    string Language,
    IReadOnlyList<string> Wordings,
    IReadOnlyList<PinnedClaim> Claims,
    IReadOnlyList<PinnedSource> Sources,
    string PinnedBy,
    DateTimeOffset PinnedAt)
{
    /// <summary>
    /// What two wordings of the same question have in common: all words in their order, so that neither case nor punctuation counts, and
    /// everything else does: what is asked of today is not what was asked of then. Empty when there is no word in it.
    /// </summary>
    public static string KeyOf(string wording) => string.Join(' ', Analyzer.Analyze(wording).Select(token => token.Word));
}

/// <param name="Quote">Whether it gives somebody's exact words.</param>
public sealed record PinnedClaim(string Text, IReadOnlyList<int> Sources, bool Quote);

/// <param name="Passage">What is cited of it, word for word.</param>
public sealed record PinnedSource(ArticleId Article, string Passage);

public interface IPinStore
{
    /// <summary>The pin for a question; null when there is none.</summary>
    /// <param name="key">By <see cref="Pin.KeyOf"/>.</param>
    Task<Pin?> FindPinAsync(string key, CancellationToken cancellationToken);

    /// <summary>All pins by number.</summary>
    Task<IReadOnlyList<Pin>> ListPinsAsync(CancellationToken cancellationToken);
}
