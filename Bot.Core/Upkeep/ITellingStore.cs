using Bot.Core.Articles;
using Bot.Core.Chat;

namespace Bot.Core.Upkeep;

/// <summary>Remembers who has yet to be told that a source has changed. Every method is one transaction.</summary>
public interface ITellingStore
{
    /// <summary>Whether the audit log has entries that were not taken in.</summary>
    Task<bool> HasNewsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Takes in the entries of the audit log since the last time, each once: marks the replies that cite an article which is not what it was,
    /// takes back the marks of those that do so again, and remembers who is to be told.
    /// </summary>
    /// <param name="toModerators">What channels for moderators are told of the replies in their workspace.</param>
    /// <param name="cancellationToken">Stops it before it begins.</param>
    Task TakeInAsync(Func<ChangedSource, IReadOnlyList<PostedMessage>, Notice> toModerators, CancellationToken cancellationToken);

    /// <summary>What is to be told on a platform, oldest entry first.</summary>
    Task<IReadOnlyList<Telling>> ListPendingAsync(string platform, CancellationToken cancellationToken);

    /// <summary>Notes that these are being told, so that a crash makes the bot look before it tells again.</summary>
    Task BeginAsync(IReadOnlyList<Telling> tellings, CancellationToken cancellationToken);

    /// <summary>Notes that these are told, or cannot be.</summary>
    Task RecordToldAsync(IReadOnlyList<Telling> tellings, CancellationToken cancellationToken);

    Task<IReadOnlyList<ModeratorNotice>> ListNoticesAsync(string platform, CancellationToken cancellationToken);

    Task RecordNotifiedAsync(long notice, CancellationToken cancellationToken);
}

/// <summary>An article that is no longer, or is again, what replies cite.</summary>
/// <param name="Correction">What its publisher says of it; null where it says nothing.</param>
public sealed record ChangedSource(Provenance Provenance, SourceChange Change, DateOnly On, string? Correction);

/// <summary>A reply of which somebody is to be told.</summary>
/// <param name="Entry">The entry of the audit log that it comes of.</param>
/// <param name="IsBegun">Whether it may have been told.</param>
public sealed record Telling(QuestionId Question, ArticleId Article, ChangedSource Source, long Entry, bool IsBegun);

/// <summary>What a channel for moderators is to be told.</summary>
public sealed record ModeratorNotice(long Key, ChannelAddress Channel, Notice Notice);
