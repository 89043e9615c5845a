using Bot.Core.Articles;
using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>Turns a draft into the reply that is sent: checked statement by statement, its citations numbered by article.</summary>
public sealed class ReplyBuilder(IArticleStore store, ClaimCheck check)
{
    private const int MostNearest = 3;

    public async Task<Reply> BuildAsync(Draft draft, Evidence evidence, CancellationToken cancellationToken)
    {
        var phrases = Phrases.For(evidence.Question.Language);
        if (draft is not Draft.Composed composed)
            return Abstain(draft.Confidence, ((Draft.Declined)draft).Reason, evidence, phrases);

        var citations = new CitationList();
        var claims = composed.Claims
            .Where(check.Holds)
            .Select(claim => (Claim: claim, Numbers: citations.Cite(claim.Support)))
            .Where(cited => cited.Numbers.Count > 0)
            .Select(cited => new Claim(cited.Claim.Text, cited.Numbers, cited.Claim.Quote, LeadOf(cited.Claim, phrases), NoteOn(cited.Claim, phrases)))
            .ToList();
        if (claims.Count == 0)
            return Abstain(draft.Confidence, AbstentionReason.NoEvidence, evidence, phrases);

        // What contradicts one another was chosen together: of a single claim that is left nothing differs.
        var (layout, opening) = claims.Count > 1 ? (composed.Layout, phrases.For(composed.Difference)) : (AnswerLayout.Prose, null);
        return new Reply.Answer(phrases.Language, composed.Confidence, layout, opening, claims, await citations.ReadAsync(store, cancellationToken));
    }

    private static Reply.Abstention Abstain(double confidence, AbstentionReason reason, Evidence evidence, Phrases phrases) =>
        new(phrases.Language, confidence, reason, phrases.For(reason), [.. evidence.Articles.Take(MostNearest)]);

    /// <summary>What a statement begins with need not be named before it.</summary>
    private static string? LeadOf(DraftClaim claim, Phrases phrases) => claim.Lead switch
    {
        Lead.Words words when claim.Text.StartsWith(words.Text, StringComparison.Ordinal) => null,
        { } lead when LeadCheck.Holds(lead, claim) => phrases.For(lead),
        _ => null,
    };

    private static string? NoteOn(DraftClaim claim, Phrases phrases)
    {
        var provenance = claim.Support[0].Article.Provenance;
        var dating = provenance.Published is { } published ? phrases.For(claim.Dating, published) : null;
        string?[] notes = [phrases.OriginalIn(provenance.Language), dating];
        return string.Join(' ', notes.OfType<string>()) is { Length: > 0 } note ? note : null;
    }
}
