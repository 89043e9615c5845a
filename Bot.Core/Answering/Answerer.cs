using Bot.Core.Articles;
using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>Answers in the store's own sentences: no model, no words of its own.</summary>
public sealed class Answerer(Lexicon lexicon) : IAnswerComposer
{
    // Scores are log-odds. A second sentence is shown when it is about as likely to answer: often another outlet's, so that
    // the reader sees that two agree, or that they do not.
    private const double SecondMargin = 1.2;

    private const double OpenMargin = 5;

    // What says nearly as much of the question as another.
    private const double AsMuch = 0.9;

    private readonly DirectAnswer direct = new(lexicon);
    private readonly Disagreement disagreement = new(lexicon);

    public Task<Draft> ComposeAsync(Evidence evidence, Asking asking, CancellationToken cancellationToken) => Task.FromResult(Compose(evidence));

    public Draft Compose(Evidence evidence) => Compose(evidence, Confidence.Threshold);

    /// <param name="evidence">What the store holds on the question.</param>
    /// <param name="threshold">The confidence below which it declines; at 0 it shows what it would say if it had to.</param>
    public Draft Compose(Evidence evidence, double threshold)
    {
        if (evidence.Parts.Count > 0 && Listing.Parts(evidence, threshold) is { } parts)
            return parts;
        var question = evidence.Question;
        if (InOrder(new Candidates(evidence, lexicon).All(), question) is not [var first, ..] ranked)
            return new Draft.Declined(0, Reason(evidence));
        var candidates = Candidates.Presupposes(question.AnswerType) ? Asserting(evidence, ranked) : ranked;
        if (candidates is not [var best, ..])
            return new Draft.Declined(Confidence.Of(evidence, first), AbstentionReason.FalsePremise);

        var confidence = Confidence.Of(evidence, best);
        if (confidence < threshold)
            return new Draft.Declined(confidence, best == first ? Reason(evidence) : AbstentionReason.FalsePremise);
        return question.AnswerType switch
        {
            AnswerType.Timeline => Listing.Events(candidates, confidence),
            AnswerType.Comparison => Listing.Compared(evidence.Concepts, candidates, confidence),
            _ => disagreement.Of(evidence, [.. candidates.Where(hit => IsAboutAsGood(hit, best))], confidence) ?? Direct(evidence, candidates, confidence),
        };
    }

    /// <summary>
    /// The sentences that a direct answer shows: the best, and a second that says something else. It is about as good, or,
    /// where the first names no single thing that was asked for, the next best or the one that follows: the answer often
    /// stands beside the sentence that speaks most like the question.
    /// </summary>
    public IReadOnlyList<SentenceHit> Shown(Evidence evidence, IReadOnlyList<SentenceHit> candidates)
    {
        var best = candidates[0];
        var isOpen = direct.Claim(evidence, best).Lead is null;
        var others = candidates.Skip(1).Where(hit => !hit.SaysTheSameAs(best) && (!hit.LeansBack || best.IsFollowedBy(hit)));
        var second = others.FirstOrDefault(hit => hit.Score >= best.Score - (isOpen ? OpenMargin : SecondMargin)) ?? (isOpen ? others.FirstOrDefault(best.IsFollowedBy) : null);
        return second is null ? [best] : [best, second];
    }

    private static bool IsAboutAsGood(SentenceHit hit, SentenceHit best) => hit.Score >= best.Score - SecondMargin;

    /// <summary>
    /// Of sentences about as good, the newest goes first where the latest is asked for; and where somebody is asked for, one
    /// that is of them before one that only has them say something.
    /// </summary>
    private IReadOnlyList<SentenceHit> InOrder(IReadOnlyList<SentenceHit> candidates, Question question)
    {
        if (candidates is not [var best, ..])
            return candidates;
        var rivals = candidates.Where(hit => IsAboutAsGood(hit, best));
        if (question.AsksForLatest)
            best = rivals.MaxBy(hit => hit.Article.Provenance.Published ?? DateOnly.MinValue)!;
        else if (question.AnswerType is AnswerType.Person && !Speaks(question.Tokens))
            best = rivals.FirstOrDefault(hit => !Speaks(hit.Tokens) && hit.Features[Feature.OwnWords] >= AsMuch * best.Features[Feature.OwnWords]) ?? best;
        return [best, .. candidates.Where(hit => hit != best)];
    }

    private bool Speaks(IReadOnlyList<Token> tokens) => tokens.Any(token => lexicon.Cues("speech").Contains(token.Word));

    /// <summary>The sentences that bear out what the question takes for granted. Where the best leaves it open, only one that says so outright may answer.</summary>
    private static IReadOnlyList<SentenceHit> Asserting(Evidence evidence, IReadOnlyList<SentenceHit> candidates) =>
        Candidates.Happened(evidence.Concepts, candidates[0])
            ? [.. candidates.Where(hit => Candidates.Happened(evidence.Concepts, hit))]
            : [.. candidates.Where(hit => hit.Features[Feature.Asserted] == 1)];

    private Draft.Composed Direct(Evidence evidence, IReadOnlyList<SentenceHit> candidates, double confidence)
    {
        var antecedent = WithAntecedent(candidates[0]).ToList();
        var shown = antecedent.Count > 0 ? [candidates[0]] : Shown(evidence, candidates);
        List<DraftClaim> claims = [.. antecedent, direct.Claim(evidence, shown[0]), .. shown.Skip(1).Select(hit => DirectAnswer.Beside(evidence.Question, hit))];
        return new Draft.Composed(confidence, AnswerLayout.Prose, claims);
    }

    /// <summary>A sentence that begins with "he" or "they" is nothing without the one before it.</summary>
    private static IEnumerable<DraftClaim> WithAntecedent(SentenceHit hit)
    {
        if (!hit.LeansBack || Before(hit) is not { } before)
            yield break;
        yield return new DraftClaim(hit.Passage.SentenceText(before), [hit with { Span = before, Text = hit.Passage.SentenceText(before) }], Quote: false);
    }

    private static TextSpan? Before(SentenceHit hit)
    {
        var index = hit.Passage.Sentences.ToList().IndexOf(hit.Span);
        return index > 0 ? hit.Passage.Sentences[index - 1] : null;
    }

    private static AbstentionReason Reason(Evidence evidence) =>
        evidence.Concepts.All(concept => concept.Articles == 0) ? AbstentionReason.OffTopic : AbstentionReason.NoEvidence;
}
