using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Core.Ingestion;
using Bot.Core.Moderation;
using Bot.Core.Storage;
using Bot.Core.Upkeep;
using Bot.Tests.Chat;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Fixtures;

/// <summary>A store in which one article is cited, and what moderators do to it.</summary>
internal sealed class ToldAnswers(SqliteStore store)
{
    public static readonly Actor Moderator = new("slack", "T1", "UADA");

    public static ArticleId Vote { get; } = new(FerryStory.Vote);

    /// <summary>What is cited of it.</summary>
    public const string Passage = "The Wexley harbor board voted 5 to 2 on Tuesday, March 4, 2031, to raise the ferry fare from $2 to $3.";

    private static ArticleDraft Draft => FerryStory.Drafts.Single(draft => draft.Id == Vote);

    public static Reply.Answer Answer(string text) => ChatRun.Answer(text);

    /// <summary>Lets something happen to the article, and has whoever was given an answer from it told.</summary>
    public async Task TellAsync(Func<ToldAnswers, Task> happen, IChatAdapter adapter, TimeProvider clock)
    {
        await SaveAsync();
        await happen(this);
        await new Teller(store.Telling, store.Chat, clock, NullLogger<Teller>.Instance).TellAsync([adapter], CancellationToken.None);
    }

    public Task SaveAsync() => store.SaveAsync([RevisionIndexer.Index(Draft)], ArticleOrigin.Ingested, CancellationToken.None);

    public Task TakeOutAsync(ArticleStatus status = ArticleStatus.Retracted) =>
        store.Moderation.SetStatusAsync(Moderator, Vote, status, reason: null, indexed: null, CancellationToken.None);

    public Task RestoreAsync() =>
        store.Moderation.SetStatusAsync(Moderator, Vote, ArticleStatus.Active, reason: null, RevisionIndexer.Index(Draft), CancellationToken.None);

    public Task ReviseAsync(Func<string, string> text, string? correction = null) => store.Moderation.ReviseAsync(
        Moderator, RevisionIndexer.Index(Draft with { Text = text(Draft.Text), Provenance = Draft.Provenance with { Correction = correction } }), "changed", CancellationToken.None);
}
