using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>The ranked sentences that can answer a question, without those that only look like it.</summary>
public sealed class Candidates(Lexicon lexicon)
{
    // A thing said in the sentence, beside it or in the headline, and not only somewhere in the article.
    private const double SaidNearBy = 0.4;

    // Beside the sentence or in the headline.
    private const double NamedNearBy = 0.45;

    // "Morrow said", "said the mayor, Ida Morrow": so far from what somebody says may their name stand.
    private const int SpeakerReach = 4;

    // "Morrow recently replaced": so many words may stand between the doer and the deed.
    private const int MostBetween = 2;

    /// <summary>Those with the kind of thing that is asked for: a sentence without a number says nothing to "how many".</summary>
    public static IReadOnlyList<SentenceHit> OfKind(Evidence evidence) => evidence.Question.AnswerType switch
    {
        AnswerType.Quote => [.. evidence.Sentences.Where(hit => QuotedText.In(hit.Text).Any())],
        AnswerType.Number or AnswerType.Money or AnswerType.Duration or AnswerType.Date or AnswerType.Place or AnswerType.Reason =>
            [.. evidence.Sentences.Where(hit => hit.Features.AnswerType > 0)],
        AnswerType.Person => [.. evidence.Sentences.Where(hit => hit.Features.AnswerType > AnswerCues.Faint)],
        // The name of the juror is not whichever name stands in the sentence.
        AnswerType.Name => [.. evidence.Sentences.Where(hit => hit.Features.AnswerType > 0.5)],
        _ => evidence.Sentences,
    };

    /// <summary>Of that kind, of the time asked about, and with everybody in their role; best first.</summary>
    public IReadOnlyList<SentenceHit> Of(Evidence evidence)
    {
        var question = evidence.Question;
        var candidates = OfKind(evidence);
        if (question.AsOf is { } day)
            candidates = [.. candidates.Where(hit => hit.Article.Provenance.Published <= day)];
        if (question.AnswerType is AnswerType.Person or AnswerType.Name && ObjectOf(evidence) is { } places)
            candidates = [.. candidates.Where(hit => !IsDoer(evidence.Concepts, places, hit))];
        if (question.AnswerType == AnswerType.YesNo)
            candidates = [.. candidates.Where(hit => NamesWhoIsMeant(evidence, hit))];
        if (question.AnswerType is AnswerType.Statement or AnswerType.Quote && Speaker(evidence) is { } speaker)
            candidates = [.. candidates.Where(hit => IsSaidBy(evidence.Concepts, speaker, hit))];
        if (question.AnswerType is AnswerType.Date or AnswerType.Place or AnswerType.Duration && evidence.Concepts.ToList().FindIndex(concept => concept.IsAskedThing && concept.Articles > 0) is >= 0 and var thing)
            candidates = About(evidence, thing, candidates);
        if (evidence.Concepts.ToList().FindIndex(concept => concept.IsAskedDeed && concept.Articles > 0) is >= 0 and var deed)
            candidates = Doing(evidence, deed, candidates);
        if (question.AnswerType != AnswerType.Date && Years(evidence.Concepts) is { Count: > 0 } years)
            candidates = [.. candidates.Where(hit => !IsOfAnotherYear(hit, years))];
        return candidates;
    }

    /// <summary>What a question takes for granted of somebody is said of them, or at least near by. A deed that no source knows may be said in other words.</summary>
    public static bool Happened(IReadOnlyList<Concept> concepts, SentenceHit hit)
    {
        for (var i = 0; i < concepts.Count; i++)
        {
            if (concepts[i].Subject is not null)
                return hit.Features[Feature.Asserted] > 0 && (hit.InContext[i] >= SaidNearBy || concepts[i].Variants.Count < 2);
        }

        return true;
    }

    /// <summary>"When did he resign" takes it for granted that he did.</summary>
    public static bool Presupposes(AnswerType type) => type is AnswerType.Date or AnswerType.Reason or AnswerType.Place or AnswerType.Duration;

    private static List<string> Years(IReadOnlyList<Concept> concepts) =>
        [.. concepts.Where(concept => concept is { IsNumber: true, IsCarried: false } && AnswerCues.IsYear(concept.Surface)).Select(concept => concept.Surface)];

    /// <summary>It says a year, and none that is asked about.</summary>
    private static bool IsOfAnotherYear(SentenceHit hit, List<string> years)
    {
        var said = hit.Tokens.Where(token => AnswerCues.IsYear(token.Word)).Select(token => token.Word).ToList();
        return said.Count > 0 && !said.Exists(years.Contains) && !years.Contains($"{hit.Article.Provenance.Published?.Year}");
    }

    /// <summary>Whether the sentence names all that the question names or, where it names nobody else, has them right by it: what is so of one person need not be of another.</summary>
    private bool NamesWhoIsMeant(Evidence evidence, SentenceHit hit)
    {
        var matches = new ConceptMatcher(evidence.Concepts).Match(hit.Tokens);
        var unnamed = Enumerable.Range(0, matches.Length).Where(i => evidence.Concepts[i] is { IsName: true, IsCarried: false } && matches[i].Position < 0).ToList();
        // Whoever speaks of themselves is named by the source.
        if (unnamed.Count == 0 || LeansBack(hit) || hit.Tokens.Any(token => lexicon.Cues("self").Contains(token.Word)))
            return true;
        var cues = new AnswerCues(evidence.Question, evidence.Concepts, lexicon);
        return unnamed.TrueForAll(i => hit.InContext[i] >= NamedNearBy) && !ProperNames.In(hit.Text, hit.Tokens, lexicon).Any(name => cues.IsNew(hit.Tokens[name.Start]));
    }

    /// <summary>"What did Morrow say": the place of the name.</summary>
    private int? Speaker(Evidence evidence)
    {
        for (var i = 0; i < evidence.Concepts.Count; i++)
        {
            var concept = evidence.Concepts[i];
            if (!concept.IsName || concept.IsCarried)
                continue;
            var tokens = evidence.Question.Tokens;
            var words = Analyzer.Analyze(concept.Surface).Select(token => token.Word).ToList();
            var at = Enumerable.Range(0, tokens.Count).FirstOrDefault(at => tokens.Skip(at).Take(words.Count).Select(token => token.Word).SequenceEqual(words));
            return at > 0 && lexicon.Cues("auxiliary").Contains(tokens[at - 1].Word) ? i : null;
        }

        return null;
    }

    private bool IsSaidBy(IReadOnlyList<Concept> concepts, int speaker, SentenceHit hit)
    {
        var match = new ConceptMatcher(concepts).Match(hit.Tokens)[speaker];
        // "He said": whom that means, the sentence before tells.
        if (match.Position < 0)
            return LeansBack(hit);
        var end = match.Position + match.Length;
        var isOwner = hit.Text.AsSpan(hit.Tokens[end - 1].End) is ['\'' or '’', ..];
        return (match.Position > 0 && Speaks(hit.Tokens[match.Position - 1])) || (!isOwner && hit.Tokens.Skip(end).Take(SpeakerReach).Any(Speaks));
    }

    private bool Speaks(Token token) => lexicon.Cues("speech").Contains(token.Word);

    private bool LeansBack(SentenceHit hit) => hit.Tokens is [var first, ..] && lexicon.Cues("pronoun").Contains(first.Word);

    /// <summary>Those that say the deed of whoever is asked for, or something related to it.</summary>
    private List<SentenceHit> Doing(Evidence evidence, int deed, IReadOnlyList<SentenceHit> candidates)
    {
        var related = new RelatedWords(evidence.Concepts, lexicon, evidence.Question.Language);
        var matcher = new ConceptMatcher(evidence.Concepts);
        return [.. candidates.Where(hit => matcher.Match(hit.Tokens)[deed].Position >= 0 || related.InOtherWords(deed, hit.Tokens))];
    }

    /// <summary>Those that speak of a thing, in these or in other words, or have it right by them.</summary>
    private List<SentenceHit> About(Evidence evidence, int thing, IReadOnlyList<SentenceHit> candidates)
    {
        var related = new RelatedWords(evidence.Concepts, lexicon, evidence.Question.Language);
        return [.. candidates.Where(hit => hit.InContext[thing] >= SaidNearBy || related.InOtherWords(thing, hit.Tokens))];
    }

    /// <summary>"Who replaced Morrow": the places of the deed and of whom it was done to.</summary>
    private (int Deed, int Object)? ObjectOf(Evidence evidence)
    {
        var concepts = evidence.Concepts;
        if (concepts is not [{ IsName: false, IsCarried: false }, { IsName: true, IsCarried: false }, ..] || evidence.Question.KindTerm is not null)
            return null;
        // "Who was accused by", "who is": then the name that follows is no object.
        return evidence.Question.Tokens.Any(token => lexicon.Cues("auxiliary").Contains(token.Word) || token.Word == "by") ? null : (0, 1);
    }

    /// <summary>The sentence has the name do it, so that it does not say who did it to them.</summary>
    private bool IsDoer(IReadOnlyList<Concept> concepts, (int Deed, int Object) places, SentenceHit hit)
    {
        var matches = new ConceptMatcher(concepts).Match(hit.Tokens);
        var (deed, name) = (matches[places.Deed], matches[places.Object]);
        if (deed.Position < 0 || name.Position < 0)
            return false;
        var end = name.Position + name.Length;
        var between = hit.Tokens.Skip(end).Take(Math.Max(0, deed.Position - end)).ToList();
        return deed.Position >= end && between.Count <= MostBetween && !between.Exists(token => lexicon.Cues("auxiliary").Contains(token.Word) || token.Word == "been");
    }
}
