using System.Text.RegularExpressions;
using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Answering;

/// <summary>
/// Holds a statement against the passages it cites, whoever wrote it: every quotation, name, number, date and link
/// stands there, and nobody's attribution, hedge or negation is lost.
/// </summary>
public sealed partial class ClaimCheck(Lexicon lexicon)
{
    // Fewer in a row stand in any passage by chance.
    private const int WordsOfADeed = 3;

    /// <summary>What is wrong with the statement; empty when it may be sent.</summary>
    public IReadOnlyList<Violation> Check(string claim, IReadOnlyList<CitedPassage> passages)
    {
        if (passages.Count == 0)
            return [new Violation(ViolationKind.Uncited, claim)];

        var read = passages.Select(passage => new ReadPassage(passage)).ToList();
        var text = QuotedText.Normalise(claim);
        if (read.Exists(passage => passage.HasSentences(text)))
            return [];

        var tokens = Analyzer.Analyze(text);
        return
        [
            .. Quotes(text, read),
            .. Names(text, tokens, read),
            .. Doers(text, tokens, read),
            .. NumbersAndDates(text, tokens, read),
            .. Links(text, read),
            .. Mentions(text, read),
            .. AttributionAndNegation(text, tokens, read),
        ];
    }

    private static IEnumerable<Violation> Quotes(string text, IReadOnlyList<ReadPassage> passages) =>
        from quote in QuotedText.In(text)
        let words = quote.Trim().TrimEnd('.', ',')
        where words.Length > 0 && !passages.Any(passage => passage.Text.Contains(words, StringComparison.Ordinal))
        select new Violation(ViolationKind.QuoteNotVerbatim, quote);

    private IEnumerable<Violation> Names(string text, IReadOnlyList<Token> tokens, IReadOnlyList<ReadPassage> passages) =>
        from name in ProperNames.In(text, tokens, lexicon)
        let words = Words(tokens, name.Start, name.End)
        where !passages.Any(passage => passage.Says(words) || passage.IsNamed(words))
        select new Violation(ViolationKind.NameNotInPassage, Span(text, tokens, name.Start, name.End));

    /// <summary>
    /// A single word with a capital that begins a sentence need be no name, but it is held like one where the passage's own
    /// words or a word of saying follow: who did or said it is what must not change.
    /// </summary>
    private IEnumerable<Violation> Doers(string text, IReadOnlyList<Token> tokens, IReadOnlyList<ReadPassage> passages)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            var (first, next) = (tokens[i], tokens[i + 1]);
            if (!char.IsUpper(text[first.Start]) || char.IsUpper(text[next.Start]) || !ProperNames.BeginsSentence(text, first))
                continue;
            if (lexicon.StopWords.Contains(first.Word) || IsNumber(first) || IsCalendarWord(text, first))
                continue;
            if (lexicon.StopWords.Contains(next.Word) && !lexicon.Cues("auxiliary").Contains(next.Word) && !lexicon.Cues("speech").Contains(next.Word))
                continue;
            var what = Words(tokens, i + 1, Math.Min(i + 1 + WordsOfADeed, tokens.Count));
            if (!lexicon.Cues("speech").Contains(next.Word) && !passages.Any(passage => passage.Says(what)))
                continue;
            if (!passages.Any(passage => passage.Says([first.Word]) || passage.IsNamed([first.Word])))
                yield return new Violation(ViolationKind.NameNotInPassage, Span(text, tokens, i, i + 1));
        }
    }

    /// <summary>Neighbouring parts of numbers and dates are held together: "February 6, 2020" is one thing.</summary>
    private IEnumerable<Violation> NumbersAndDates(string text, IReadOnlyList<Token> tokens, IReadOnlyList<ReadPassage> passages)
    {
        for (var start = 0; start < tokens.Count; start++)
        {
            if (!IsNumber(tokens[start]) && !IsCalendarWord(text, tokens[start]))
                continue;
            var end = start + 1;
            while (end < tokens.Count && (IsNumber(tokens[end]) || IsCalendarWord(text, tokens[end])))
                end++;
            var words = Words(tokens, start, end);
            if (!passages.Any(passage => passage.Says(words)))
            {
                var kind = Enumerable.Range(start, end - start).Any(i => IsCalendarWord(text, tokens[i])) ? ViolationKind.DateNotInPassage : ViolationKind.NumberNotInPassage;
                yield return new Violation(kind, Span(text, tokens, start, end));
            }

            start = end - 1;
        }
    }

    private static IEnumerable<Violation> Links(string text, IReadOnlyList<ReadPassage> passages) =>
        from link in LinksOf(text)
        where !passages.Any(passage => passage.Links.Contains(link))
        select new Violation(ViolationKind.LinkNotInStore, link);

    private static IEnumerable<string> LinksOf(string text) =>
        Link().Matches(text).Select(link => link.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', '"', '\''));

    private static IEnumerable<Violation> Mentions(string text, IReadOnlyList<ReadPassage> passages) =>
        from Match mention in Mention().Matches(text)
        where !passages.Any(passage => passage.Text.Contains(mention.Value, StringComparison.Ordinal))
        select new Violation(ViolationKind.AddressesSomeone, mention.Value);

    /// <summary>The sentence a statement comes from is the one that shares most words with it: what that one says of its speaker and its truth must be kept.</summary>
    private IEnumerable<Violation> AttributionAndNegation(string text, IReadOnlyList<Token> tokens, IReadOnlyList<ReadPassage> passages)
    {
        var terms = tokens.Select(token => token.Term).ToHashSet();
        var source = passages.SelectMany(passage => passage.Sentences).MaxBy(sentence => sentence.Count(token => terms.Contains(token.Term)));
        if (source is null)
            yield break;
        if (Has(source, "speech", "hedge") && !Has(tokens, "speech", "hedge"))
            yield return new Violation(ViolationKind.AttributionDropped, text);
        if (Has(source, "negation") != Has(tokens, "negation"))
            yield return new Violation(ViolationKind.NegationChanged, text);
    }

    private bool Has(IReadOnlyList<Token> tokens, params ReadOnlySpan<string> cues)
    {
        foreach (var cue in cues)
        {
            if (tokens.Any(token => lexicon.Cues(cue).Contains(token.Word)))
                return true;
        }

        return false;
    }

    private bool IsNumber(Token token) => char.IsAsciiDigit(token.Word[0]) || (lexicon.Cues("number").Contains(token.Word) && token.Word is not ("one" or "half" or "both"));

    private bool IsCalendarWord(string text, Token token) =>
        char.IsUpper(text[token.Start]) && (lexicon.Cues("month").Contains(token.Word) || lexicon.Cues("weekday").Contains(token.Word));

    private static List<string> Words(IReadOnlyList<Token> tokens, int start, int end) =>
        [.. tokens.Skip(start).Take(end - start).Select(token => token.Word)];

    private static string Span(string text, IReadOnlyList<Token> tokens, int start, int end) => text[tokens[start].Start..tokens[end - 1].End];

    [GeneratedRegex(@"https?://\S+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Link();

    [GeneratedRegex(@"@(?:everyone|here|channel)\b|<[@#!][^>]*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Mention();

    private sealed class ReadPassage(CitedPassage passage)
    {
        private readonly IReadOnlyList<TextSpan> spans = SentenceSplitter.Split(passage.Text);

        private readonly IReadOnlyList<string> words = WordsOf(passage.Text);

        private readonly IReadOnlyList<IReadOnlyList<string>> names =
        [
            WordsOf(passage.Provenance.Outlet), WordsOf(passage.Provenance.Headline),
            .. passage.Provenance.Authors.Select(WordsOf), .. passage.Provenance.People.Select(WordsOf),
        ];

        public string Text { get; } = QuotedText.Normalise(passage.Text);

        public HashSet<string> Links { get; } = [.. LinksOf(QuotedText.Normalise(passage.Text)), .. LinksOf(passage.Provenance.Url)];

        public IEnumerable<IReadOnlyList<Token>> Sentences => spans.Select(span => Analyzer.Analyze(span.Of(passage.Text)));

        /// <summary>Whether a normalised text is one of the passage's sentences, or several in a row. A piece of one is not: "he denied that …".</summary>
        public bool HasSentences(string text) =>
            spans.SelectMany((_, i) => spans.Skip(i), (first, last) => first with { End = last.End })
                .Where(span => span.Length > 0)
                .Any(span => QuotedText.Normalise(span.Of(passage.Text)) == text);

        public bool Says(IReadOnlyList<string> sought) => Contains(words, sought);

        public bool IsNamed(IReadOnlyList<string> sought) => names.Any(name => Contains(name, sought));

        private static IReadOnlyList<string> WordsOf(string text) => [.. Analyzer.Analyze(QuotedText.Normalise(text)).Select(token => token.Word)];

        private static bool Contains(IReadOnlyList<string> words, IReadOnlyList<string> sought)
        {
            for (var i = 0; i + sought.Count <= words.Count; i++)
            {
                if (words.Skip(i).Take(sought.Count).SequenceEqual(sought))
                    return true;
            }

            return false;
        }
    }
}

/// <summary>A passage that a statement cites, with where it comes from.</summary>
public sealed record CitedPassage(string Text, Provenance Provenance);
