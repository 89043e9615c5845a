using Bot.Core.Articles;
using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>Answers in the store's own sentences: no model, no words of its own.</summary>
public sealed class Answerer(Lexicon lexicon)
{
    // Scores are log-odds. A second sentence is shown when it is about as likely to answer: often another outlet's, so that
    // the reader sees that two agree, or that they do not.
    private const double SecondMargin = 1.2;

    // A thing said in the sentence, beside it or in the headline, and not only somewhere in the article.
    private const double SaidNearBy = 0.4;

    private readonly DirectAnswer direct = new(lexicon);
    private readonly Disagreement disagreement = new(lexicon);

    public Draft Compose(Evidence evidence) => Compose(evidence, Confidence.Threshold);

    /// <param name="evidence">What the store holds on the question.</param>
    /// <param name="threshold">The confidence below which it declines; at 0 it shows what it would say if it had to.</param>
    public Draft Compose(Evidence evidence, double threshold)
    {
        if (evidence.Parts.Count > 0 && Listing.Parts(evidence, threshold) is { } parts)
            return parts;
        if (Timely(Candidates(evidence), evidence.Question) is not [var best, ..] candidates)
            return new Draft.Declined(0, Reason(evidence));

        var confidence = Confidence.Of(evidence, best);
        if (confidence < threshold)
            return new Draft.Declined(confidence, Reason(evidence));
        if (Presupposes(evidence.Question.AnswerType) && !Happened(evidence.Concepts, best))
            return new Draft.Declined(confidence, AbstentionReason.FalsePremise);
        return evidence.Question.AnswerType switch
        {
            AnswerType.Timeline => Listing.Events(candidates, confidence),
            AnswerType.Comparison => Listing.Compared(candidates, confidence),
            _ => disagreement.Of(evidence, [.. candidates.Where(hit => IsAboutAsGood(hit, best))], confidence) ?? Direct(evidence, candidates, confidence),
        };
    }

    /// <summary>The ranked sentences that can answer: a sentence without a number says nothing to "how many".</summary>
    public static IReadOnlyList<SentenceHit> Candidates(Evidence evidence) => evidence.Question.AnswerType switch
    {
        AnswerType.Quote => [.. evidence.Sentences.Where(hit => QuotedText.In(hit.Text).Any())],
        AnswerType.Number or AnswerType.Money or AnswerType.Duration or AnswerType.Date or AnswerType.Place or AnswerType.Person or AnswerType.Reason =>
            [.. evidence.Sentences.Where(hit => hit.Features.AnswerType > 0)],
        // The name of the juror is not whichever name stands in the sentence.
        AnswerType.Name => [.. evidence.Sentences.Where(hit => hit.Features.AnswerType > 0.5)],
        _ => evidence.Sentences,
    };

    /// <summary>The sentences that a direct answer shows: the best, and a second that is about as good and says something else.</summary>
    public IReadOnlyList<SentenceHit> Shown(IReadOnlyList<SentenceHit> candidates)
    {
        var best = candidates[0];
        return candidates.Skip(1).FirstOrDefault(hit => IsAboutAsGood(hit, best) && !hit.SaysTheSameAs(best) && !LeansBack(hit)) is { } second
            ? [best, second]
            : [best];
    }

    private static bool IsAboutAsGood(SentenceHit hit, SentenceHit best) => hit.Score >= best.Score - SecondMargin;

    /// <summary>Leaves out what came after the day that is asked about; of sentences about as good, the newest goes first where the latest is asked for.</summary>
    private static IReadOnlyList<SentenceHit> Timely(IReadOnlyList<SentenceHit> candidates, Question question)
    {
        if (question.AsOf is { } day)
            candidates = [.. candidates.Where(hit => hit.Article.Provenance.Published <= day)];
        if (!question.AsksForLatest || candidates.Count == 0)
            return candidates;
        var newest = candidates.Where(hit => IsAboutAsGood(hit, candidates[0])).MaxBy(hit => hit.Article.Provenance.Published ?? DateOnly.MinValue)!;
        return [newest, .. candidates.Where(hit => hit != newest)];
    }

    private Draft.Composed Direct(Evidence evidence, IReadOnlyList<SentenceHit> candidates, double confidence)
    {
        var antecedent = WithAntecedent(candidates[0]).ToList();
        var shown = antecedent.Count > 0 ? [candidates[0]] : Shown(candidates);
        List<DraftClaim> claims = [.. antecedent, direct.Claim(evidence, shown[0]), .. shown.Skip(1).Select(hit => DirectAnswer.Beside(evidence.Question, hit))];
        return new Draft.Composed(confidence, AnswerLayout.Prose, claims);
    }

    /// <summary>A sentence that begins with "he" or "they" is nothing without the one before it.</summary>
    private IEnumerable<DraftClaim> WithAntecedent(SentenceHit hit)
    {
        if (!LeansBack(hit) || Before(hit) is not { } before)
            yield break;
        yield return new DraftClaim(hit.Passage.SentenceText(before), [hit with { Span = before, Text = hit.Passage.SentenceText(before) }], Quote: false);
    }

    private bool LeansBack(SentenceHit hit) => hit.Tokens is [var first, ..] && lexicon.Cues("pronoun").Contains(first.Word);

    private static TextSpan? Before(SentenceHit hit)
    {
        var index = hit.Passage.Sentences.ToList().IndexOf(hit.Span);
        return index > 0 ? hit.Passage.Sentences[index - 1] : null;
    }

    private static AbstentionReason Reason(Evidence evidence) =>
        evidence.Concepts.All(concept => concept.Articles == 0) ? AbstentionReason.OffTopic : AbstentionReason.NoEvidence;

    /// <summary>"When did he resign" takes it for granted that he did.</summary>
    private static bool Presupposes(AnswerType type) => type is AnswerType.Date or AnswerType.Reason or AnswerType.Place or AnswerType.Duration;

    /// <summary>Whether what the question takes for granted of somebody is said of them, or at least near by. A deed that the glossary has no other words for may be said in words it does not know.</summary>
    private static bool Happened(IReadOnlyList<Concept> concepts, SentenceHit best)
    {
        for (var i = 0; i < concepts.Count; i++)
        {
            if (concepts[i].Subject is not null)
                return best.Features[Feature.Asserted] > 0 && (best.InContext[i] >= SaidNearBy || concepts[i].Variants.Count < 2);
        }

        return true;
    }
}
