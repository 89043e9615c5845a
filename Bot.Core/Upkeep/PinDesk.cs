using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Language;
using Bot.Core.Moderation;

namespace Bot.Core.Upkeep;

/// <summary>What moderators do about pins. Whether the caller may is the face's to check. What cannot be done is a <see cref="SourceException"/> that says what to do.</summary>
public sealed class PinDesk(IEditorialStore store, IArticleStore articles, TimeProvider clock)
{
    // As of any citation: beyond it a reader could not find the words.
    private const int LongestPassage = 2_000;

    private readonly ClaimCheck check = new(Lexicon.English);

    /// <param name="wordings">The question in one wording or several.</param>
    /// <param name="answer">Sentences, each with the numbers of its sources after it.</param>
    /// <param name="sources">The articles, in the order of the numbers.</param>
    /// <exception cref="SourceException"/>
    public async Task<Pin> AddAsync(
        Actor actor, IReadOnlyList<string> wordings, string answer, IReadOnlyList<ArticleId> sources, CancellationToken cancellationToken)
    {
        if (wordings.Any(wording => Pin.KeyOf(wording).Length == 0))
            throw new SourceException("a question without a word cannot be pinned");
        var statements = PinDraft.Read(answer, sources.Count);
        var cited = new List<Article>();
        foreach (var id in sources)
            cited.Add(await articles.FindAsync(id, cancellationToken) is { Indexed: true } article ? article : throw new SourceException($"there is no article {id} that may be cited; sources list shows all"));
        var spans = new TextSpan?[cited.Count];
        foreach (var (text, numbers) in statements)
            Support(text, numbers, cited, spans);
        if (Array.FindIndex(spans, span => span is null) is >= 0 and var unused)
            throw new SourceException($"nothing cites {sources[unused]}; leave it out, or write [{unused + 1}] after what it says");
        var draft = new Pin(
            Number: 0,
            LanguageDetector.Detect(wordings[0]),
            [.. wordings.DistinctBy(Pin.KeyOf)],
            [.. statements.Select(statement => new PinnedClaim(statement.Text, statement.Sources, QuotedText.In(statement.Text).Any()))],
            [.. cited.Zip(spans, (article, span) => new PinnedSource(article.Id, span.GetValueOrDefault().Of(article.Text)))],
            actor.ToString(),
            clock.GetUtcNow());
        return await store.AddPinAsync(actor, draft, cancellationToken)
            ?? throw new SourceException("this question is pinned already; pin remove takes the other one out");
    }

    /// <exception cref="SourceException"/>
    public async Task RemoveAsync(Actor actor, long number, CancellationToken cancellationToken)
    {
        if (await store.RemovePinAsync(actor, number, cancellationToken) is null)
            throw new SourceException($"there is no pin {number}; pin list shows all");
    }

    /// <summary>All pins, each with whether it holds now.</summary>
    public async Task<IReadOnlyList<(Pin Pin, PinReading Reading)>> ListAsync(CancellationToken cancellationToken)
    {
        var answers = new PinnedAnswers(store, articles, check);
        var list = new List<(Pin, PinReading)>();
        foreach (var pin in await store.ListPinsAsync(cancellationToken))
            list.Add((pin, await answers.ReadAsync(pin, cancellationToken)));
        return list;
    }

    /// <summary>Finds the passage of each article that bears a statement out, and widens what is cited of the articles by them.</summary>
    private void Support(string text, IReadOnlyList<int> numbers, List<Article> cited, TextSpan?[] spans)
    {
        var terms = Analyzer.Analyze(text).Select(token => token.Term).ToHashSet();
        var candidates = numbers.Select(number => Passages(cited[number - 1], terms)).ToList();
        // Of one source each passage is tried; of several the best of each have to bear it out together.
        var tries = candidates is [var only] ? only.Select(IReadOnlyList<Passage> (passage) => [passage]) : [[.. candidates.Select(passages => passages[0])]];
        var found = tries.FirstOrDefault(passages => Violations(text, numbers, cited, passages).Count == 0)
            ?? throw Unsupported(text, Violations(text, numbers, cited, tries.First()));
        foreach (var (number, passage) in numbers.Zip(found))
        {
            var wider = spans[number - 1] is { } span ? new TextSpan(Math.Min(span.Start, passage.Span.Start), Math.Max(span.End, passage.Span.End)) : passage.Span;
            spans[number - 1] = wider.Length <= LongestPassage
                ? wider
                : throw new SourceException($"what the answer takes from {cited[number - 1].Id} stands too far apart to be one citation; pin less of it");
        }
    }

    private IReadOnlyList<Violation> Violations(string text, IReadOnlyList<int> numbers, List<Article> cited, IReadOnlyList<Passage> passages) =>
        check.Check(text, [.. numbers.Zip(passages, (number, passage) => new CitedPassage(passage.Text, cited[number - 1].Provenance))]);

    private static IReadOnlyList<Passage> Passages(Article article, HashSet<string> terms) =>
        [.. PassageSplitter.Split(article.Text).OrderByDescending(passage => Analyzer.Analyze(passage.Text).Select(token => token.Term).Distinct().Count(terms.Contains))];

    private static SourceException Unsupported(string text, IReadOnlyList<Violation> violations) => new(
        $"“{text}” does not hold against its source: {string.Join("; ", violations.Select(violation => $"{violation.Kind} “{violation.Span}”"))}; take the source's own words");
}
