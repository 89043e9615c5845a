using Bot.Core.Articles;
using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>
/// Gives the answer that moderators pinned for a question, as long as it holds: all that it cites is in the index and still says so.
/// </summary>
public sealed class PinnedAnswers(IPinStore pins, IArticleStore articles, ClaimCheck check)
{
    /// <summary>Null when there is none, or it no longer holds.</summary>
    public async Task<Reply.Answer?> FindAsync(Question question, CancellationToken cancellationToken)
    {
        // What leans on the questions before it means something else each time.
        if (question.EarlierTexts.Count > 0 || Pin.KeyOf(question.Text) is not { Length: > 0 } key)
            return null;
        return await pins.FindPinAsync(key, cancellationToken) is { } pin
            ? (await ReadAsync(pin, cancellationToken) as PinReading.Holding)?.Answer
            : null;
    }

    /// <summary>Looks whether a pin holds now.</summary>
    public async Task<PinReading> ReadAsync(Pin pin, CancellationToken cancellationToken)
    {
        var citations = new List<Citation>();
        foreach (var source in pin.Sources)
        {
            if (await articles.FindAsync(source.Article, cancellationToken) is not { Indexed: true } article)
                return new PinReading.Fallen($"{source.Article} is no longer cited");
            if (article.Text.IndexOf(source.Passage, StringComparison.Ordinal) is not (>= 0 and var start))
                return new PinReading.Fallen($"{source.Article} no longer says what is quoted of it");
            citations.Add(new Citation(
                citations.Count + 1, article.Id, article.Revision, article.Provenance, new TextSpan(start, start + source.Passage.Length), source.Passage,
                TextFragment.Link(article.Provenance, source.Passage)));
        }

        if (pin.Claims.Any(claim => Violations(claim, citations).Count > 0))
            return new PinReading.Fallen("a statement no longer holds against its sources");
        var phrases = Phrases.For(pin.Language);
        return new PinReading.Holding(new Reply.Answer(
            pin.Language, Confidence: 1, AnswerLayout.Prose, phrases["pinned"], [.. pin.Claims.Select(claim => new Claim(claim.Text, claim.Sources, claim.Quote))], citations));
    }

    private IReadOnlyList<Violation> Violations(PinnedClaim claim, List<Citation> citations) =>
        check.Check(claim.Text, [.. claim.Sources.Select(number => new CitedPassage(citations[number - 1].Passage, citations[number - 1].Provenance))]);
}

/// <summary>Whether a pin holds.</summary>
public abstract record PinReading
{
    private PinReading()
    {
    }

    public sealed record Holding(Reply.Answer Answer) : PinReading;

    /// <param name="Reason">Why it is not used, for moderators.</param>
    public sealed record Fallen(string Reason) : PinReading;
}
