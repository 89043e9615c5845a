using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>Answers in the store's own sentences: no model, no words of its own.</summary>
public sealed class Answerer(Lexicon lexicon)
{
    // A second sentence is shown when it answers about as well as the first: often another outlet's, so that the
    // reader sees that two agree, or that they do not.
    private const double SecondShareOfBest = 0.9;

    // Sentences that share this much of their words say the same.
    private const double SameWords = 0.6;

    private const int MostEvents = 8;
    private const double EventShareOfBest = 0.55;

    public Draft Compose(Evidence evidence)
    {
        if (evidence.Parts.Count > 0 && Parts(evidence) is { } parts)
            return parts;
        if (Candidates(evidence) is not [var best, ..] candidates)
            return new Draft.Declined(0, evidence.Sentences is [var nearest, ..] ? Reason(evidence, nearest) : AbstentionReason.OffTopic);

        var confidence = Confidence.Of(evidence, best);
        if (confidence < Confidence.Threshold)
            return new Draft.Declined(confidence, Reason(evidence, best));
        return evidence.Question.AnswerType switch
        {
            AnswerType.Timeline => Events(candidates, confidence),
            AnswerType.Comparison => Compared(candidates, confidence),
            _ => Direct(evidence.Question, candidates, confidence),
        };
    }

    /// <summary>The ranked sentences that can answer: a sentence without a number says nothing to "how many".</summary>
    private static IReadOnlyList<SentenceHit> Candidates(Evidence evidence) => evidence.Question.AnswerType switch
    {
        AnswerType.Quote => [.. evidence.Sentences.Where(hit => QuotedText.In(hit.Text).Any())],
        AnswerType.Number or AnswerType.Money or AnswerType.Duration or AnswerType.Date =>
            [.. evidence.Sentences.Where(hit => hit.Features.AnswerType > 0)],
        _ => evidence.Sentences,
    };

    private Draft.Composed Direct(Question question, IReadOnlyList<SentenceHit> candidates, double confidence)
    {
        var best = candidates[0];
        List<DraftClaim> claims = [.. WithAntecedent(best), Claim(best, question)];
        if (claims.Count == 1 && candidates.Skip(1).FirstOrDefault(hit => hit.Score >= best.Score * SecondShareOfBest && !SaysTheSame(hit, best) && !LeansBack(hit)) is { } second)
            claims.Add(Claim(second, question));
        return new Draft.Composed(confidence, AnswerLayout.Prose, claims);
    }

    private static Draft.Composed Events(IReadOnlyList<SentenceHit> candidates, double confidence)
    {
        var events = candidates
            .Where(hit => hit.Score >= candidates[0].Score * EventShareOfBest && hit.Features.AnswerType > 0)
            .Select(hit => (Hit: hit, Date: DateOf(hit)))
            .Where(dated => dated.Date is not null)
            .DistinctBy(dated => dated.Date)
            .Take(MostEvents)
            .OrderBy(dated => dated.Date)
            .Select(dated => new DraftClaim(dated.Hit.Text, [dated.Hit], Quote: false))
            .ToList();
        return events.Count > 0
            ? new Draft.Composed(confidence, AnswerLayout.List, events)
            : new Draft.Composed(confidence, AnswerLayout.Prose, [new DraftClaim(candidates[0].Text, [candidates[0]], Quote: false)]);
    }

    /// <summary>What different articles say, side by side; or, when only one speaks of it, its two nearest sentences.</summary>
    private static Draft.Composed Compared(IReadOnlyList<SentenceHit> candidates, double confidence)
    {
        var best = candidates[0];
        var other = candidates.Skip(1)
            .Where(hit => hit.Score >= best.Score * EventShareOfBest && !SaysTheSame(hit, best))
            .OrderByDescending(hit => hit.Article.Id != best.Article.Id ? 1 : 0)
            .ThenByDescending(hit => hit.Score)
            .FirstOrDefault();
        List<SentenceHit> sides = other is null ? [best] : [best, other];
        return new Draft.Composed(confidence, AnswerLayout.List, [.. sides.Select(hit => new DraftClaim(hit.Text, [hit], Quote: false))]);
    }

    /// <summary>For each thing that the question lists, the best sentence that dates it, in the order of the dates.</summary>
    private static Draft.Composed? Parts(Evidence evidence)
    {
        var found = evidence.Parts
            .Select(part => (Part: part, Hit: part.Sentences.FirstOrDefault(hit => DateOf(hit) is not null)))
            .Where(part => part.Hit is not null)
            .Select(part => (Hit: part.Hit!, Date: DateOf(part.Hit!), Confidence: Confidence.Of(part.Part, part.Hit!)))
            .Where(part => part.Confidence >= Confidence.Threshold)
            .DistinctBy(part => part.Hit.Text)
            .OrderBy(part => part.Date)
            .ToList();
        if (found.Count < evidence.Parts.Count)
            return null;
        return new Draft.Composed(
            found.Min(part => part.Confidence), AnswerLayout.List, [.. found.Select(part => new DraftClaim(part.Hit.Text, [part.Hit], Quote: false))]);
    }

    private static DateOnly? DateOf(SentenceHit hit) => Dates.First(hit.Tokens, hit.Article.Provenance.Published?.Year);

    private static DraftClaim Claim(SentenceHit hit, Question question) =>
        new(hit.Text, [hit], Quote: question.AnswerType == AnswerType.Quote);

    /// <summary>A sentence that begins with "he" or "they" is nothing without the one before it.</summary>
    private IEnumerable<DraftClaim> WithAntecedent(SentenceHit hit)
    {
        if (!LeansBack(hit) || Before(hit) is not { } before)
            yield break;
        yield return new DraftClaim(hit.Passage.SentenceText(before), [hit with { Span = before, Text = hit.Passage.SentenceText(before) }], Quote: false);
    }

    private bool LeansBack(SentenceHit hit) => hit.Tokens is [var first, ..] && lexicon.Cues("pronoun").Contains(first.Word);

    private static Articles.TextSpan? Before(SentenceHit hit)
    {
        var index = hit.Passage.Sentences.ToList().IndexOf(hit.Span);
        return index > 0 ? hit.Passage.Sentences[index - 1] : null;
    }

    private static bool SaysTheSame(SentenceHit a, SentenceHit b)
    {
        var first = a.Tokens.Select(token => token.Term).ToHashSet();
        var second = b.Tokens.Select(token => token.Term).ToHashSet();
        var shared = first.Count(second.Contains);
        return shared >= SameWords * Math.Min(first.Count, second.Count);
    }

    private static AbstentionReason Reason(Evidence evidence, SentenceHit best)
    {
        var own = evidence.Concepts.Where(concept => !concept.IsCarried).ToList();
        if (own.TrueForAll(concept => concept.Articles == 0) || best.Features.InContext < 0.2)
            return AbstentionReason.OffTopic;
        var presupposes = evidence.Question.AnswerType is AnswerType.Date or AnswerType.Reason or AnswerType.Place or AnswerType.Duration;
        var allKnown = own.TrueForAll(concept => concept.Articles > 0) && own.Exists(concept => concept.IsName);
        return presupposes && allKnown ? AbstentionReason.FalsePremise : AbstentionReason.NoEvidence;
    }
}
