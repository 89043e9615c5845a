using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>Answers of one line each: events by their dates, sources side by side.</summary>
public static class Listing
{
    private const int MostEvents = 8;
    private const double EventMargin = 4;

    public static Draft.Composed Events(IReadOnlyList<SentenceHit> candidates, double confidence)
    {
        var events = candidates
            .Where(hit => hit.Score >= candidates[0].Score - EventMargin && hit.Features.AnswerType > 0)
            .Select(hit => (Hit: hit, Date: DateOf(hit)))
            .Where(dated => dated.Date is not null)
            .DistinctBy(dated => dated.Date?.Day)
            .Take(MostEvents)
            .OrderBy(dated => dated.Date?.Day)
            .Select(dated => Event(dated.Hit, dated.Date))
            .ToList();
        return events.Count > 0
            ? new Draft.Composed(confidence, AnswerLayout.List, events)
            : new Draft.Composed(confidence, AnswerLayout.Prose, [new DraftClaim(candidates[0].Text, [candidates[0]], Quote: false)]);
    }

    /// <summary>For each thing that the question lists, the best sentence that dates it, in the order of the dates; null where one stays undated.</summary>
    public static Draft.Composed? Parts(Evidence evidence, double threshold)
    {
        var found = evidence.Parts
            .Select(part => (Part: part, Hit: part.Sentences.FirstOrDefault(hit => DateOf(hit) is not null)))
            .Where(part => part.Hit is not null)
            .Select(part => (Hit: part.Hit!, Date: DateOf(part.Hit!), Confidence: Confidence.Of(part.Part, part.Hit!)))
            .Where(part => part.Confidence >= threshold)
            .DistinctBy(part => part.Hit.Text)
            .OrderBy(part => part.Date?.Day)
            .ToList();
        return found.Count < evidence.Parts.Count
            ? null
            : new Draft.Composed(found.Min(part => part.Confidence), AnswerLayout.List, [.. found.Select(part => Event(part.Hit, part.Date))]);
    }

    /// <summary>
    /// What different articles say, side by side, first of all those of the outlets that the question names; or, when only
    /// one speaks of it, its two nearest sentences.
    /// </summary>
    public static Draft.Composed Compared(IReadOnlyList<Concept> concepts, IReadOnlyList<SentenceHit> candidates, double confidence)
    {
        var matcher = new ConceptMatcher(concepts);
        var ofNamed = candidates.Where(hit => !hit.LeansBack && IsNamed(hit.Article.Provenance.Outlet)).DistinctBy(hit => hit.Article.Provenance.Outlet).ToList();
        if (ofNamed.Count > 1)
            return SideBySide(ofNamed, confidence, Difference.None);

        var best = ofNamed.FirstOrDefault() ?? candidates[0];
        var other = candidates
            .Where(hit => hit.Score >= best.Score - EventMargin && hit != best && !hit.SaysTheSameAs(best))
            .OrderBy(hit => hit.LeansBack)
            .ThenByDescending(hit => hit.Article.Id != best.Article.Id)
            .ThenByDescending(hit => hit.Score)
            .FirstOrDefault();
        return SideBySide(other is null ? [best] : [best, other], confidence, Difference.None);

        bool IsNamed(string outlet) =>
            matcher.Match(Analyzer.Analyze(outlet)).Zip(concepts, (match, concept) => concept.IsName && match.Position >= 0).Any(isNamed => isNamed);
    }

    /// <summary>Each sentence with its outlet and date, the oldest first.</summary>
    public static Draft.Composed SideBySide(IReadOnlyList<SentenceHit> hits, double confidence, Difference difference) => new(
        confidence,
        AnswerLayout.List,
        [
            .. hits.OrderBy(hit => hit.Article.Provenance.Published ?? DateOnly.MaxValue)
                .Select(hit => new DraftClaim(hit.Text, [hit], Quote: false, new Lead.Source(hit.Article.Provenance))),
        ],
        difference);

    private static DraftClaim Event(SentenceHit hit, StatedDate? date) => new(
        hit.Text,
        [hit],
        Quote: false,
        date is { } known ? new Lead.Day(known) : null,
        date is { IsRelative: true } ? Dating.Counted : Dating.Plain);

    private static StatedDate? DateOf(SentenceHit hit) => Dates.MostPrecise(hit.Text, hit.Tokens, hit.Article.Provenance.Published);
}
