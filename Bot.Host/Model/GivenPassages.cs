using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Host.Model;

/// <summary>The passages that a model is given for one question, numbered from 1 in the order it got them.</summary>
internal sealed class GivenPassages
{
    private readonly List<GivenPassage> passages = [];

    public IReadOnlyList<CitedPassage> Cited => [.. passages.Select(passage => new CitedPassage(passage.Passage.Text, passage.Article.Provenance))];

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
            if (passages.Find(passage => PlaceOf(passage.Sentences[0]) == PlaceOf(hit)) is { } known)
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
            passages.Add(new GivenPassage(written, [hit, .. all.Where(other => other != hit && PlaceOf(other) == PlaceOf(hit))]));
            given.Add(written);
        }

        return given;
    }

    /// <summary>The sentence of a passage that shares most words with a claim.</summary>
    public SentenceHit Support(int number, string claim)
    {
        var terms = Analyzer.Analyze(claim).Select(token => token.Term).ToHashSet();
        return passages[number - 1].Sentences.MaxBy(sentence => sentence.Tokens.Count(token => terms.Contains(token.Term)))!;
    }

    private static (ArticleId Article, int Ordinal) PlaceOf(SentenceHit hit) => (hit.Article.Id, hit.Passage.Ordinal);

    private static PassageJson Write(int number, SentenceHit hit)
    {
        var provenance = hit.Article.Provenance;
        var published = provenance.Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return new PassageJson(number, provenance.Outlet, provenance.Headline, published, hit.Passage.Text);
    }

    /// <param name="Sentences">At least one; all stand in the same passage.</param>
    private sealed record GivenPassage(PassageJson Written, IReadOnlyList<SentenceHit> Sentences)
    {
        public ArticleSummary Article => Sentences[0].Article;

        public Passage Passage => Sentences[0].Passage;
    }
}
