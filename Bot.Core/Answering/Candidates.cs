using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>The ranked sentences that can answer a question, without those that only look like it.</summary>
public sealed class Candidates
{
    // A thing said in the sentence, beside it or in the headline, and not only somewhere in the article.
    private const double SaidNearBy = 0.4;

    // Beside the sentence or in the headline.
    private const double NamedNearBy = 0.45;

    // "Morrow said", "said the mayor, Ida Morrow": so far from what somebody says may their name stand.
    private const int SpeakerReach = 4;

    // "Morrow recently replaced": so many words may stand between the doer and the deed.
    private const int MostBetween = 2;

    private readonly Evidence evidence;
    private readonly IReadOnlyList<Concept> concepts;
    private readonly Question question;
    private readonly Lexicon lexicon;
    private readonly ConceptMatcher matcher;
    private readonly Lazy<RelatedWords> related;
    private readonly Lazy<AnswerCues> cues;

    public Candidates(Evidence evidence, Lexicon lexicon)
    {
        (this.evidence, concepts, question, this.lexicon) = (evidence, evidence.Concepts, evidence.Question, lexicon);
        matcher = new ConceptMatcher(concepts);
        related = new Lazy<RelatedWords>(() => new RelatedWords(concepts, lexicon, question.Language));
        cues = new Lazy<AnswerCues>(() => new AnswerCues(question, concepts, lexicon));
    }

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
    public IReadOnlyList<SentenceHit> All()
    {
        var rules = Rules().ToList();
        return [.. OfKind(evidence).Where(hit => rules.TrueForAll(holds => holds(hit)))];
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

    /// <summary>What a sentence has to fulfil for this question.</summary>
    private IEnumerable<Func<SentenceHit, bool>> Rules()
    {
        var type = question.AnswerType;
        if (question.AsOf is { } day)
            yield return hit => hit.Article.Provenance.Published <= day;
        if (type is AnswerType.Person or AnswerType.Name && HasObject())
            yield return hit => !IsDoer(hit);
        if (type == AnswerType.YesNo)
            yield return NamesWhoIsMeant;
        if (type == AnswerType.YesNo && Known(concept => concept.Subject is not null) is { } asked)
            yield return hit => hit.InContext[asked] >= SaidNearBy || related.Value.InOtherWords(asked, hit.Tokens);
        if (type is AnswerType.Statement or AnswerType.Quote && Speaker() is { } speaker)
            yield return hit => IsSaidBy(speaker, hit);
        if (type is AnswerType.Date or AnswerType.Place or AnswerType.Duration && Known(concept => concept.IsAskedThing) is { } thing)
            yield return hit => hit.InContext[thing] >= SaidNearBy || related.Value.InOtherWords(thing, hit.Tokens);
        if (Known(concept => concept.IsAskedDeed) is { } deed)
            yield return hit => matcher.Match(hit.Tokens)[deed].Position >= 0 || related.Value.InOtherWords(deed, hit.Tokens);
        if (type != AnswerType.Date && Years() is { Count: > 0 } years)
            yield return IsKnownYear() ? hit => !IsOfAnotherYear(hit, years) : hit => years.Contains($"{hit.Article.Provenance.Published?.Year}");
    }

    /// <summary>The place of a concept that the store knows.</summary>
    private int? Known(Func<Concept, bool> isMeant)
    {
        for (var i = 0; i < concepts.Count; i++)
        {
            if (isMeant(concepts[i]) && concepts[i].Articles > 0)
                return i;
        }

        return null;
    }

    private List<string> Years() =>
        [.. concepts.Where(concept => concept is { IsNumber: true, IsCarried: false } && AnswerCues.IsYear(concept.Surface)).Select(concept => concept.Surface)];

    private bool IsKnownYear() => concepts.Any(concept => concept is { IsNumber: true, Articles: > 0 } && AnswerCues.IsYear(concept.Surface));

    /// <summary>It says a year, and none that is asked about.</summary>
    private static bool IsOfAnotherYear(SentenceHit hit, List<string> years)
    {
        var said = hit.Tokens.Where(token => AnswerCues.IsYear(token.Word)).Select(token => token.Word).ToList();
        return said.Count > 0 && !said.Exists(years.Contains) && !years.Contains($"{hit.Article.Provenance.Published?.Year}");
    }

    /// <summary>Whether the sentence names all that the question names or, where it names nobody else, has them right by it: what is so of one person need not be of another.</summary>
    private bool NamesWhoIsMeant(SentenceHit hit)
    {
        var matches = matcher.Match(hit.Tokens);
        var unnamed = Enumerable.Range(0, matches.Length).Where(i => concepts[i] is { IsName: true, IsCarried: false } && matches[i].Position < 0).ToList();
        // Whoever speaks of themselves is named by the source.
        if (unnamed.Count == 0 || hit.LeansBack || hit.Tokens.Any(token => lexicon.Cues("self").Contains(token.Word)))
            return true;
        return unnamed.TrueForAll(i => hit.InContext[i] >= NamedNearBy)
            && !cues.Value.BeginsWithNewName(hit.Text, hit.Tokens)
            && !ProperNames.In(hit.Text, hit.Tokens, lexicon).Any(name => cues.Value.IsNew(hit.Tokens[name.Start]));
    }

    /// <summary>"What did Morrow say": the place of the name.</summary>
    private int? Speaker()
    {
        var speaker = concepts.ToList().FindIndex(concept => concept is { IsName: true, IsCarried: false });
        if (speaker < 0)
            return null;
        var tokens = question.Tokens;
        var words = Analyzer.Analyze(concepts[speaker].Surface).Select(token => token.Word).ToList();
        var at = Enumerable.Range(0, tokens.Count).FirstOrDefault(at => tokens.Skip(at).Take(words.Count).Select(token => token.Word).SequenceEqual(words));
        return at > 0 && lexicon.Cues("auxiliary").Contains(tokens[at - 1].Word) ? speaker : null;
    }

    private bool IsSaidBy(int speaker, SentenceHit hit)
    {
        var match = matcher.Match(hit.Tokens)[speaker];
        // "He said": whom that means, the sentence before tells.
        if (match.Position < 0)
            return hit.LeansBack;
        var end = match.Position + match.Length;
        var isOwner = hit.Text.AsSpan(hit.Tokens[end - 1].End) is ['\'' or '’', ..];
        return (match.Position > 0 && Speaks(hit.Tokens[match.Position - 1])) || (!isOwner && hit.Tokens.Skip(end).Take(SpeakerReach).Any(Speaks));
    }

    private bool Speaks(Token token) => lexicon.Cues("speech").Contains(token.Word);

    /// <summary>"Who replaced Morrow": a deed, and then whom it was done to.</summary>
    private bool HasObject() =>
        concepts is [{ IsName: false, IsCarried: false }, { IsName: true, IsCarried: false }, ..]
        && question.KindTerm is null
        // "Who was accused by", "who is": then the name that follows is no object.
        && !question.Tokens.Any(token => lexicon.Cues("auxiliary").Contains(token.Word) || token.Word == "by");

    /// <summary>The sentence has the name do it, so that it does not say who did it to them.</summary>
    private bool IsDoer(SentenceHit hit)
    {
        if (matcher.Match(hit.Tokens) is not [{ Position: >= 0 } deed, { Position: >= 0 } name, ..])
            return false;
        var end = name.Position + name.Length;
        var between = hit.Tokens.Skip(end).Take(Math.Max(0, deed.Position - end)).ToList();
        return deed.Position >= end && between.Count <= MostBetween && !between.Exists(token => lexicon.Cues("auxiliary").Contains(token.Word) || token.Word == "been");
    }
}
