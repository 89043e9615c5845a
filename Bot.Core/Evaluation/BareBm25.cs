using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Evaluation;

/// <summary>
/// BM25 and nothing else: any word of the question that is no stopword finds the section, and its sentence that shares
/// most of these words is the answer.
/// </summary>
public sealed class BareBm25(IArticleIndex index) : IBaseline
{
    private static readonly FieldWeights Weights = new(Headline: 1, About: 0, Lead: 0, Body: 1);

    public string Name => "bare BM25";

    public async Task<Reply> AskAsync(EvaluationQuestion question, CancellationToken cancellationToken)
    {
        var stopWords = Lexicon.For(question.Language).StopWords;
        var terms = Analyzer.Analyze(question.Question)
            .Where(token => !stopWords.Contains(token.Word))
            .Select(token => token.Term)
            .ToHashSet(StringComparer.Ordinal);
        await using var snapshot = await index.OpenSnapshotAsync(cancellationToken);
        var match = string.Join(" OR ", terms.Select(term => $"\"{term}\""));
        if (terms.Count == 0 || await snapshot.MatchAsync(match, Weights, limit: 1, cancellationToken) is not [var best])
            return BaselineReply.Nothing;
        var sections = await snapshot.ReadAsync([best.Section], cancellationToken);
        var (passage, sentence) = sections[0].Passages
            .SelectMany(passage => passage.Sentences, (passage, span) => (Passage: passage, Span: span))
            .MaxBy(sentence => Overlap(terms, sentence.Passage.SentenceText(sentence.Span)));
        return BaselineReply.Of(sections[0].Article, passage, sentence, best.Score / (1 + best.Score));
    }

    private static int Overlap(HashSet<string> terms, string sentence) =>
        Analyzer.Analyze(sentence).Select(token => token.Term).Distinct(StringComparer.Ordinal).Count(terms.Contains);
}
