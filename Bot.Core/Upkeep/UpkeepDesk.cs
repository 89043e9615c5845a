using Bot.Core.Articles;
using Bot.Core.Chat;

namespace Bot.Core.Upkeep;

/// <summary>What there is to do about a store besides its sources: pins, words, gaps, and what is taken away.</summary>
public sealed class UpkeepDesk(IEditorialStore editorial, IArchiveStore archive, IChatStore chat, IArticleStore articles, TimeProvider clock)
{
    public PinDesk Pins { get; } = new(editorial, articles, clock);

    public GlossaryDesk Glossary { get; } = new(editorial);

    public AnswerDesk Answers { get; } = new(chat);

    public StoreArchive Archive { get; } = new(archive, articles);

    /// <summary>What was asked in the last days and declined.</summary>
    /// <param name="workspace">Where; null is everywhere.</param>
    public async Task<IReadOnlyList<Gap>> ListGapsAsync(int days, (string Platform, string Workspace)? workspace, CancellationToken cancellationToken) =>
        GapReport.Of(await editorial.ListDeclinedAsync(clock.GetUtcNow().AddDays(-Math.Min(days, 36_500)), workspace, cancellationToken));
}
