using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Host.Model;

/// <summary>The passages that a model is given for one question, numbered from 1 in the order it got them.</summary>
internal sealed class GivenPassages
{
    private readonly List<NumberedPassage> passages = [];

    public IReadOnlyList<GivenPassage> Passages => [.. passages.Select(passage => passage.Given)];

    /// <summary>What stands for these very passages of these very revisions.</summary>
    public string Key => string.Join('|', passages.Select(passage => $"{passage.Article.Id}@{passage.Article.Revision}#{passage.Passage.Ordinal}"));

    public int Count => passages.Count;

    public IReadOnlyList<PassageJson> Written => [.. passages.Select(passage => passage.Written)];

    /// <summary>Adds passages until they would take more tokens than there are; one that is there already is not added again.</summary>
    /// <param name="wanted">One sentence of each passage, the most wanted first.</param>
    /// <param name="all">The sentences among which those of a passage are found.</param>
    /// <returns>Those that were added, and those wanted that were there.</returns>
    public IReadOnlyList<PassageJson> Add(IEnumerable<SentenceHit> wanted, IReadOnlyList<SentenceHit> all, int most, TokenCount tokens, int budget)
    {
        var given = new List<PassageJson>();
        foreach (var hit in wanted.DistinctBy(PlaceOf))
        {
            if (passages.Find(passage => PlaceOf(passage.Hits[0]) == PlaceOf(hit)) is { } known)
            {
                given.Add(known.Written);
                continue;
            }

            if (given.Count >= most)
                break;
            var written = Write(passages.Count + 1, hit);
            budget -= tokens.Of(ModelJson.Write(new FoundJson([written])));
            if (budget < 0)
                break;
            passages.Add(new NumberedPassage(written, [hit, .. all.Where(other => other != hit && PlaceOf(other) == PlaceOf(hit))]));
            given.Add(written);
        }

        return given;
    }

    /// <summary>A sentence that was given, as the store has it.</summary>
    public SentenceHit Support(SentenceId id)
    {
        var (passage, known) = (passages[id.Passage - 1].Passage, passages[id.Passage - 1].Hits);
        var span = passage.Sentences[id.Sentence - 1];
        // Where nothing in it bears on the question it was not looked at alone, but it stands in the same passage.
        return known.FirstOrDefault(hit => hit.Span == span)
            ?? known[0] with { Span = span, Text = passage.SentenceText(span), Tokens = Analyzer.Analyze(passage.SentenceText(span)) };
    }

    private static (ArticleId Article, int Ordinal) PlaceOf(SentenceHit hit) => (hit.Article.Id, hit.Passage.Ordinal);

    private static PassageJson Write(int number, SentenceHit hit)
    {
        var provenance = hit.Article.Provenance;
        var published = provenance.Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var sentences = hit.Passage.Sentences.Select((span, i) => new SentenceJson(new SentenceId(number, i + 1).ToString(), hit.Passage.SentenceText(span)));
        return new PassageJson(provenance.Outlet, provenance.Headline, published, [.. sentences]);
    }

    /// <param name="Hits">At least one; all stand in the same passage.</param>
    private sealed record NumberedPassage(PassageJson Written, IReadOnlyList<SentenceHit> Hits)
    {
        public ArticleSummary Article => Hits[0].Article;

        public Passage Passage => Hits[0].Passage;

        public GivenPassage Given { get; } = new([.. Written.Sentences.Select(sentence => sentence.Text)], Hits[0].Article.Provenance);
    }
}
