using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>Answers in the store's own sentences: no model, no words of its own.</summary>
public sealed class Answerer(Lexicon lexicon)
{
    // Scores are log-odds. A second sentence is shown when it is about as likely to answer: often another outlet's, so that
    // the reader sees that two agree, or that they do not.
    private const double SecondMargin = 1.2;

    // Sentences that share this much of their words say the same.
    private const double SameWords = 0.6;

    // A thing said in the sentence, beside it or in the headline, and not only somewhere in the article.
    private const double SaidNearBy = 0.4;

    private const int MostEvents = 8;
    private const double EventMargin = 4;

    public Draft Compose(Evidence evidence) => Compose(evidence, Confidence.Threshold);

    /// <param name="evidence">What the store holds on the question.</param>
    /// <param name="threshold">The confidence below which it declines; at 0 it shows what it would say if it had to.</param>
    public Draft Compose(Evidence evidence, double threshold)
    {
        if (evidence.Parts.Count > 0 && Parts(evidence, threshold) is { } parts)
            return parts;
        if (Candidates(evidence) is not [var best, ..] candidates)
            return new Draft.Declined(0, Reason(evidence));

        var confidence = Confidence.Of(evidence, best);
        if (confidence < threshold)
            return new Draft.Declined(confidence, Reason(evidence));
        if (Presupposes(evidence.Question.AnswerType) && !Happened(evidence.Concepts, best))
            return new Draft.Declined(confidence, AbstentionReason.FalsePremise);
        return evidence.Question.AnswerType switch
        {
            AnswerType.Timeline => Events(candidates, confidence),
            AnswerType.Comparison => Compared(candidates, confidence),
            _ => Direct(evidence.Question, candidates, confidence),
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
        return candidates.Skip(1).FirstOrDefault(hit => hit.Score >= best.Score - SecondMargin && !SaysTheSame(hit, best) && !LeansBack(hit)) is { } second
            ? [best, second]
            : [best];
    }

    private Draft.Composed Direct(Question question, IReadOnlyList<SentenceHit> candidates, double confidence)
    {
        var antecedent = WithAntecedent(candidates[0]).ToList();
        var shown = antecedent.Count > 0 ? [candidates[0]] : Shown(candidates);
        List<DraftClaim> claims = [.. antecedent, .. shown.Select(hit => Claim(hit, question))];
        return new Draft.Composed(confidence, AnswerLayout.Prose, claims);
    }

    private static Draft.Composed Events(IReadOnlyList<SentenceHit> candidates, double confidence)
    {
        var events = candidates
            .Where(hit => hit.Score >= candidates[0].Score - EventMargin && hit.Features.AnswerType > 0)
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
            .Where(hit => hit.Score >= best.Score - EventMargin && !SaysTheSame(hit, best))
            .OrderByDescending(hit => hit.Article.Id != best.Article.Id ? 1 : 0)
            .ThenByDescending(hit => hit.Score)
            .FirstOrDefault();
        List<SentenceHit> sides = other is null ? [best] : [best, other];
        return new Draft.Composed(confidence, AnswerLayout.List, [.. sides.Select(hit => new DraftClaim(hit.Text, [hit], Quote: false))]);
    }

    /// <summary>For each thing that the question lists, the best sentence that dates it, in the order of the dates.</summary>
    private static Draft.Composed? Parts(Evidence evidence, double threshold)
    {
        var found = evidence.Parts
            .Select(part => (Part: part, Hit: part.Sentences.FirstOrDefault(hit => DateOf(hit) is not null)))
            .Where(part => part.Hit is not null)
            .Select(part => (Hit: part.Hit!, Date: DateOf(part.Hit!), Confidence: Confidence.Of(part.Part, part.Hit!)))
            .Where(part => part.Confidence >= threshold)
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
