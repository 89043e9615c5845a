using System.Security.Cryptography;
using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Ingestion.Web;
using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Moderation;

/// <summary>
/// What moderators do about sources: propose, approve, reject, refresh, remove, retract, restore. Whether the caller may is the face's to
/// check, at every call. What cannot be done is a <see cref="SourceException"/> that says what to do.
/// </summary>
public sealed class SourceDesk(
    IModerationStore moderation, IArticleStore articles, Retriever retriever, WebReader web, ModerationOptions options, TimeProvider clock)
{
    private const int IdBytes = 4;
    private const int PreviewCharacters = 400;
    private const int MostCompared = 10;
    private const int LeadCharacters = 300;

    // A wire story that somebody shortened has more of the same runs than two articles that quote one statement.
    private const double Alike = 0.3;

    /// <summary>Reads a source and lets it wait for review.</summary>
    /// <exception cref="SourceException"/>
    public async Task<SourcePreview> ProposeAsync(Actor actor, string address, CancellationToken cancellationToken) =>
        await web.ReadAsync(address, validator: null, cancellationToken) switch
        {
            WebReading.Article article => await ProposeAsync(actor, article.Draft, cancellationToken),
            WebReading.Refused refused => throw new SourceException(refused.Reason),
            _ => throw new SourceException("this is a feed; have it read with sources feed add, or add its articles one by one"),
        };

    /// <exception cref="SourceException"/>
    public async Task<SourcePreview> ProposeAsync(Actor actor, ArticleDraft draft, CancellationToken cancellationToken)
    {
        draft = draft with { Provenance = draft.Provenance with { Language = LanguageOf(draft) } };
        if (await articles.FindAsync(draft.Id, cancellationToken) is { Indexed: true } stored)
        {
            throw new SourceException(stored.Text == draft.Text
                ? $"the store has this article already, as {stored.Id}"
                : $"the store has an earlier revision of this article, as {stored.Id}: refresh that");
        }

        if (await moderation.FindStatusAsync(draft.Id, cancellationToken) is { } status and not ArticleStatus.Active && await IsUndoableAsync(draft.Id, cancellationToken))
            throw new SourceException($"moderators {Name(status)} {draft.Id}; sources restore {draft.Id} lets it be cited again, sources history {draft.Id} says when and why it was taken out");
        if ((await moderation.ListWaitingAsync(cancellationToken)).FirstOrDefault(waiting => waiting.Draft.Id == draft.Id) is { } earlier)
            throw new SourceException($"it waits for review already, as {earlier.Id}");
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        var proposal = new SourceProposal(id, ProposalState.Waiting, draft, actor.ToString(), clock.GetUtcNow(), [], Reason: null);
        await moderation.ProposeAsync(actor, proposal, cancellationToken);
        return await PreviewAsync(proposal, cancellationToken);
    }

    /// <exception cref="SourceException"/>
    public async Task<SourcePreview> PreviewAsync(string proposal, CancellationToken cancellationToken) =>
        await PreviewAsync(await moderation.FindProposalAsync(proposal, cancellationToken) ?? throw NoProposal(proposal), cancellationToken);

    /// <exception cref="SourceException"/>
    public async Task<Approval> ApproveAsync(Actor actor, string proposal, CancellationToken cancellationToken)
    {
        if (await moderation.ApproveAsync(actor, proposal, RevisionIndexer.Index, options.Approvals, cancellationToken) is { } approval)
            return approval;
        var found = await moderation.FindProposalAsync(proposal, cancellationToken) ?? throw NoProposal(proposal);
        if (found.State != ProposalState.Waiting)
            throw new SourceException($"it is no longer waiting: it was {Name(found.State)}");
        throw new SourceException(found.ApprovedBy.Contains(actor.ToString())
            ? "you have approved it already; another moderator has to as well"
            : $"moderators took {found.Draft.Id} out since this was proposed: sources restore {found.Draft.Id} if it is to be cited, and reject this");
    }

    /// <summary>Lets an article of a feed wait for review, or be cited where moderators trusted the feed when they added it. What they took out stays out.</summary>
    /// <exception cref="SourceException"/>
    internal async Task TakeUpAsync(Actor feed, ArticleDraft draft, bool isTrusted, CancellationToken cancellationToken)
    {
        if (await moderation.FindStatusAsync(draft.Id, cancellationToken) is { } status and not ArticleStatus.Active)
            throw new SourceException($"moderators {Name(status)} {draft.Id}");
        var preview = await ProposeAsync(feed, draft, cancellationToken);
        if (isTrusted)
            await moderation.ApproveAsync(feed, preview.Proposal.Id, RevisionIndexer.Index, needed: 1, cancellationToken);
    }

    /// <exception cref="SourceException"/>
    public async Task<AuditEntry> RejectAsync(Actor actor, string proposal, string? reason, CancellationToken cancellationToken)
    {
        if (await moderation.RejectAsync(actor, proposal, reason, cancellationToken) is { } entry)
            return entry;
        var found = await moderation.FindProposalAsync(proposal, cancellationToken) ?? throw NoProposal(proposal);
        throw new SourceException($"it is no longer waiting: it was {Name(found.State)}");
    }

    /// <summary>Fetches an article again.</summary>
    /// <returns>What has changed; null when nothing has.</returns>
    /// <exception cref="SourceException"/>
    public async Task<RevisionDiff?> RefreshAsync(Actor actor, ArticleId id, CancellationToken cancellationToken)
    {
        var stored = await ExistingAsync(id, cancellationToken);
        if (!stored.Indexed)
            throw new SourceException($"{id} is not cited; restore it first");
        if (stored.Provenance.Kind == SourceKind.Note)
            throw new SourceException($"{id} is a note of our own and not the publisher's page; edit its file in the knowledge folder");
        return await CheckAsync(actor, stored, stored.Provenance.Url, validator: null, provenance => provenance, cancellationToken) switch
        {
            PageCheck.Changed changed => changed.Diff,
            PageCheck.Failed failed => throw new SourceException(failed.Reason),
            _ => null,
        };
    }

    /// <summary>
    /// Looks whether the page of a cited article has changed, and saves what it says now. What moderators have seen of its provenance stays:
    /// they may have set right what the page gets wrong.
    /// </summary>
    /// <param name="address">Where it was read.</param>
    /// <param name="validator">From the last time; null the first time.</param>
    public async Task<PageCheck> CheckAsync(Actor actor, ArticleId id, string address, Validator? validator, CancellationToken cancellationToken) =>
        await articles.FindAsync(id, cancellationToken) is { Indexed: true } stored
            ? await CheckAsync(
                actor, stored, address, validator, read => stored.Provenance with { Updated = read.Updated, Correction = read.Correction }, cancellationToken)
            : new PageCheck.Same(validator);

    private async Task<PageCheck> CheckAsync(
        Actor actor, Article stored, string address, Validator? validator, Func<Provenance, Provenance> provenance, CancellationToken cancellationToken)
    {
        var id = stored.Id;
        switch (await web.ReadAsync(address, validator, cancellationToken))
        {
            case WebReading.NotModified:
                return new PageCheck.Same(validator);
            case WebReading.Article article:
                // What language it is in was settled when it was proposed.
                var draft = article.Draft with { Id = id, Provenance = provenance(article.Draft.Provenance) with { Language = stored.Provenance.Language } };
                var diff = RevisionDiff.Between(stored.Provenance, stored.Text, draft.Provenance, draft.Text);
                return await moderation.ReviseAsync(actor, RevisionIndexer.Index(draft), diff.Summary, cancellationToken) is null
                    ? new PageCheck.Same(article.Validator)
                    : new PageCheck.Changed(diff, article.Validator);
            case WebReading.Refused { IsGone: true } gone:
                return new PageCheck.Failed($"{gone.Reason} If the publisher took the article back: sources retract {id}", IsGone: true, gone.RetryAfter);
            case WebReading.Refused refused:
                return new PageCheck.Failed(refused.Reason, IsGone: false, refused.RetryAfter);
            default:
                return new PageCheck.Failed($"{address} no longer gives an article", IsGone: false, RetryAfter: null);
        }
    }

    /// <exception cref="SourceException"/>
    public Task<AuditEntry> RemoveAsync(Actor actor, ArticleId id, string? reason, CancellationToken cancellationToken) =>
        TakeOutAsync(actor, id, ArticleStatus.Removed, reason, cancellationToken);

    /// <exception cref="SourceException"/>
    public Task<AuditEntry> RetractAsync(Actor actor, ArticleId id, string? reason, CancellationToken cancellationToken) =>
        TakeOutAsync(actor, id, ArticleStatus.Retracted, reason, cancellationToken);

    /// <summary>Lets an article be cited again that was taken out not long ago.</summary>
    /// <exception cref="SourceException"/>
    public async Task<AuditEntry> RestoreAsync(Actor actor, ArticleId id, CancellationToken cancellationToken)
    {
        var stored = await ExistingAsync(id, cancellationToken);
        if (!await IsUndoableAsync(id, cancellationToken))
            throw new SourceException($"{id} was taken out more than {options.UndoHours} hours ago; add it anew, so that it is reviewed");
        var revision = RevisionIndexer.Index(stored.ToDraft());
        return await moderation.SetStatusAsync(actor, id, ArticleStatus.Active, reason: null, revision, cancellationToken)
            ?? throw new SourceException($"{id} was not taken out");
    }

    /// <summary>Undoes an approval, rejection, revision, removal, retraction or restoring of not long ago, or what was done to a pin or the glossary.</summary>
    /// <param name="entry">Its number in the audit log.</param>
    /// <returns>What was undone, with the entry that says so.</returns>
    /// <exception cref="SourceException"/>
    public async Task<UndoOutcome.Done> UndoAsync(Actor actor, long entry, CancellationToken cancellationToken) =>
        await moderation.UndoAsync(actor, entry, clock.GetUtcNow().AddHours(-options.UndoHours), RevisionIndexer.Index, cancellationToken) switch
        {
            UndoOutcome.Done done => done,
            UndoOutcome.TooOld => throw new SourceException($"entry {entry} is more than {options.UndoHours} hours old, so it stays; do what it should be instead"),
            UndoOutcome.Superseded later => throw new SourceException($"something else was done about it since; undo entry {later.By} first, or do what it should be instead"),
            UndoOutcome.Impossible { Entry: var found } => throw new SourceException($"entry {entry} ({found.Action}) cannot be undone; do what it should be instead"),
            _ => throw new SourceException($"there is no entry {entry}; audit list shows the newest"),
        };

    /// <summary>Whether what took the article out is not long ago; as good as that is what another store's moderators did.</summary>
    private async Task<bool> IsUndoableAsync(ArticleId id, CancellationToken cancellationToken) =>
        await moderation.FindTakenOutAsync(id, cancellationToken) is not { } taken || clock.GetUtcNow() - taken.At <= TimeSpan.FromHours(options.UndoHours);

    private async Task<AuditEntry> TakeOutAsync(Actor actor, ArticleId id, ArticleStatus status, string? reason, CancellationToken cancellationToken)
    {
        await ExistingAsync(id, cancellationToken);
        return await moderation.SetStatusAsync(actor, id, status, reason, indexed: null, cancellationToken)
            ?? throw new SourceException($"{id} is {Name(status)} already");
    }

    private async Task<Article> ExistingAsync(ArticleId id, CancellationToken cancellationToken) =>
        await articles.FindAsync(id, cancellationToken) ?? throw new SourceException($"there is no article {id}; sources list shows all");

    private async Task<SourcePreview> PreviewAsync(SourceProposal proposal, CancellationToken cancellationToken)
    {
        var text = proposal.Draft.Text;
        var alike = new List<AlikeArticle>();
        foreach (var article in await LikelyAlikeAsync(proposal.Draft, cancellationToken))
        {
            var share = Likeness.Share(text, await articles.ReadRevisionAsync(article.Id, article.Revision, cancellationToken));
            if (share >= Alike)
                alike.Add(new AlikeArticle(article.Id.Value, article.Provenance.Outlet, article.Provenance.Headline, share));
        }

        foreach (var other in await moderation.ListWaitingAsync(cancellationToken))
        {
            if (other.Id != proposal.Id && Likeness.Share(text, other.Draft.Text) is var share and >= Alike)
                alike.Add(new AlikeArticle(other.Id, other.Draft.Provenance.Outlet, other.Draft.Provenance.Headline, share) { Waits = true });
        }

        var takenOut = await moderation.FindStatusAsync(proposal.Draft.Id, cancellationToken) is null or ArticleStatus.Active
            ? null
            : await moderation.FindTakenOutAsync(proposal.Draft.Id, cancellationToken);
        return new SourcePreview(
            proposal, text.Length, text.Length <= PreviewCharacters ? text : $"{text[..PreviewCharacters]}…", [.. alike.OrderByDescending(article => article.Share)], takenOut);
    }

    /// <summary>A copy of a wire story has another headline and mostly the same first sentences.</summary>
    private async Task<IEnumerable<ArticleSummary>> LikelyAlikeAsync(ArticleDraft draft, CancellationToken cancellationToken)
    {
        var found = new List<ArticleSummary>();
        foreach (var words in (string[])[draft.Provenance.Headline, draft.Text[..Math.Min(draft.Text.Length, LeadCharacters)]])
            found.AddRange((await retriever.SearchAsync(words, MostCompared, cancellationToken)).Select(hit => hit.Article));
        return found.DistinctBy(article => article.Id);
    }

    /// <summary>The language that the text is in, whatever the page says.</summary>
    private static string LanguageOf(ArticleDraft draft) => TextLanguage.Of(draft.Text)
        ?? throw new SourceException($"its text is in a language that the bot does not read ({string.Join(", ", Lexicon.Languages)}); give a translation, as a file with its provenance");

    private static SourceException NoProposal(string id) => new($"no source waits for review as {id}; sources waiting shows all");

    private static string Name(ArticleStatus status) => status == ArticleStatus.Removed ? "removed" : "retracted";

    private static string Name(ProposalState state) => state == ProposalState.Approved ? "approved" : "rejected";
}
