using Bot.Core.Evaluation;
using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Training.PublicSets;

/// <summary>Questions over a collection, some of which it cannot answer: SQuAD 2.0 and the news pack.</summary>
public sealed class QuestionPack
{
    private const int Shown = 5;

    private readonly string set;
    private readonly IReadOnlyList<AskedQuestion> asked;
    private readonly List<AskedQuestion> answerable;

    private QuestionPack(string set, IReadOnlyList<AskedQuestion> asked)
    {
        this.set = set;
        this.asked = asked;
        answerable = [.. asked.Where(one => !one.Question.MustBeDeclined)];
    }

    public static async Task<QuestionPack> AskAsync(string set, string folder)
    {
        var archive = Path.Combine(folder, "articles.jsonl");
        using var plain = new PlainIndex(PlainArticle.Read(archive));
        await using var store = await TemporaryStore.OfSourcesAsync([archive]);
        var retriever = new Retriever(store.Store, Glossary.Empty, Lexicon.English);
        var examiner = new Examiner(store.Store, store.Store, Glossary.Empty, TimeProvider.System);
        var all = new List<AskedQuestion>();
        using var reader = new StreamReader(Path.Combine(folder, "questions.jsonl"));
        await foreach (var question in QuestionSet.ReadAsync(reader, CancellationToken.None))
        {
            var hits = await retriever.SearchAsync(question.Question, Shown, CancellationToken.None);
            all.Add(new AskedQuestion(
                question,
                [.. hits.Select(hit => hit.Article.Id.Value).Distinct()],
                await examiner.ExamineAsync(question, CancellationToken.None),
                plain.Search(question.Question, question.Language, Shown)));
        }

        return new QuestionPack(set, all);
    }

    public IEnumerable<Figure> Hits() => new[] { 1, Shown }.Select(depth => Answerable(
        $"Hit@{depth}",
        one => one.Plain.Take(depth).Any(hit => one.Question.MustCite.Contains(hit.Article.Id)),
        one => one.Found.Take(depth).Any(one.Question.MustCite.Contains)));

    /// <summary>Answers that hold a gold string, of the answerable.</summary>
    public IEnumerable<Figure> Correct() =>
    [
        Answerable("correct, always answering", one => one.PlainHolds, one => one.Trial.Unguarded.Accepted),
        Answerable("correct, as shipped", null, one => one.Trial.Verdict.Accepted),
    ];

    public IEnumerable<Figure> Spans() =>
    [
        Answerable("span hit, always answering", one => one.PlainShowsSpan, one => one.Trial.Unguarded.SpanHit is true),
        Answerable("span hit, as shipped", null, one => one.Trial.Verdict.SpanHit is true),
    ];

    public Figure Declined() => Answerable("declined though answerable", null, one => !one.Trial.Verdict.IsAnswer);

    /// <summary>How questions of a kind that the collection cannot answer are told from those that it can.</summary>
    public IEnumerable<Figure> Refusal(string kind)
    {
        var others = asked.Where(one => one.Question.Kind == kind).ToList();
        return
        [
            Figure.Of(set, $"AUROC against {kind}", answerable.Count + others.Count, Auroc(others, one => one.PlainScore), Auroc(others, one => one.Confidence)),
            Figure.Of(set, $"answered of {kind}, as shipped", others.Count, null, Share(others, one => one.Trial.Verdict.IsAnswer)),
        ];
    }

    private Figure Answerable(string measure, Func<AskedQuestion, bool>? plain, Func<AskedQuestion, bool> docket) =>
        Figure.Of(set, measure, answerable.Count, plain is null ? null : Share(answerable, plain), Share(answerable, docket));

    private double? Auroc(List<AskedQuestion> others, Func<AskedQuestion, double> score) =>
        RankMeasures.AreaUnderRoc(answerable.Select(score), others.Select(score));

    private static double Share(List<AskedQuestion> questions, Func<AskedQuestion, bool> counts) => questions.Average(one => counts(one) ? 1.0 : 0);
}

/// <param name="Found">The articles that the bot's search finds, best first.</param>
/// <param name="Plain">What the plain search finds.</param>
public sealed record AskedQuestion(
    EvaluationQuestion Question, IReadOnlyList<string> Found, Trial Trial, IReadOnlyList<(PlainArticle Article, double Score)> Plain)
{
    /// <summary>The plain answer: the sentence of the first article that shares most words with the question.</summary>
    private readonly string plainAnswer = Plain is [var (article, _), ..] ? article.BestSentence(Question.Question, Question.Language) : "";

    public bool PlainHolds => Question.Accept.Any(accepted => FoldedText.Contains(FoldedText.Fold(plainAnswer), accepted));

    public bool PlainShowsSpan => Question.Spans.Any(span => SpanMatch.IsHit(plainAnswer, span));

    public double PlainScore => Plain is [var (_, score), ..] ? score : 0;

    public double Confidence => Attempt.Of(Trial.Unguarded).Confidence ?? double.NegativeInfinity;
}
