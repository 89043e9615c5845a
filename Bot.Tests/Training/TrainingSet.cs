using Bot.Core.Evaluation;
using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Training;

/// <summary>Questions with the evidence that the bot finds for them in one collection.</summary>
/// <param name="RankingWeight">How much one question of the set counts when the ranking is learned, so that a large set does not drown a small one.</param>
/// <param name="ConfidenceWeight">The same for the confidence.</param>
public sealed record TrainingSet(string Name, double RankingWeight, double ConfidenceWeight, IReadOnlyList<TrainingQuestion> Questions)
{
    /// <summary>The same questions with the articles that answer them gone, as if nobody had added them yet.</summary>
    public TrainingSet WithoutAnswers(double confidenceWeight) =>
        new($"{Name} with its articles missing", 0, confidenceWeight, [.. Questions.Where(question => question.IsAnswerable).Select(question => question.WithoutAnswer()).OfType<TrainingQuestion>()]);

    /// <param name="sources">The files or folders of the collection.</param>
    /// <param name="glossary">Of the collection.</param>
    /// <param name="questions">What is asked: a question set of the collection itself, or of another one, which it cannot answer.</param>
    /// <param name="own">Whether the questions belong to the collection.</param>
    public static async Task<TrainingSet> ReadAsync(
        string name, double rankingWeight, double confidenceWeight, IReadOnlyList<string> sources, Glossary glossary, IEnumerable<EvaluationQuestion> questions, bool own)
    {
        await using var collection = await TemporaryStore.OfSourcesAsync(sources);
        var reader = new QuestionReader(glossary, Lexicon.English);
        var retriever = new Retriever(collection.Store, glossary, Lexicon.English);
        var read = new List<TrainingQuestion>();
        foreach (var question in questions)
        {
            var evidence = await retriever.RetrieveAsync(reader.Read(question.Question, question.History), CancellationToken.None);
            read.Add(new TrainingQuestion($"{name}/{question.Id}", question, evidence, own && !question.IsTrap));
        }

        return new TrainingSet(name, rankingWeight, confidenceWeight, read);
    }
}

/// <param name="IsAnswerable">Whether the collection holds an answer.</param>
public sealed record TrainingQuestion(string Id, EvaluationQuestion Question, Evidence Evidence, bool IsAnswerable)
{
    /// <summary>By the topic of the article that answers it, or seems to: the numbered paragraphs of one text are one topic.</summary>
    public int Fold { get; } = Folds.Of(ArticleOf(Question, Evidence).TrimEnd([.. "0123456789-"]));

    /// <summary>Null when other articles seem to answer it as well.</summary>
    public TrainingQuestion? WithoutAnswer()
    {
        var left = Evidence.Sentences.Where(hit => !Question.MustCite.Contains(hit.Article.Id.Value)).ToList();
        var top = left.Select(hit => hit.Features[Feature.Article]).DefaultIfEmpty(1).Max();
        if (left.Take(3).Any(hit => Question.Accept.Any(accepted => FoldedText.Contains(FoldedText.Fold(hit.Text), accepted))))
            return null;
        left = [.. left.Select(hit => hit with { Features = hit.Features.With(Feature.Article, hit.Features[Feature.Article] / top) })];
        return this with { Id = $"{Id} without", Evidence = Evidence with { Sentences = left }, IsAnswerable = false };
    }

    public bool IsAnsweredBy(SentenceHit hit) => IsAnswerable && AnsweringSentence.Is(Question, hit);

    private static string ArticleOf(EvaluationQuestion question, Evidence evidence) =>
        question.MustCite is [var cited, ..] ? cited : evidence.Sentences is [var best, ..] ? best.Article.Id.Value : question.Id;
}
