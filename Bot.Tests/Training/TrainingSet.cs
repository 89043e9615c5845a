using Bot.Core.Articles;
using Bot.Core.Evaluation;
using Bot.Core.Ingestion;
using Bot.Core.Language;
using Bot.Core.Retrieval;
using Bot.Core.Storage;

namespace Bot.Training;

/// <summary>Questions with the evidence that the bot finds for them in one collection.</summary>
/// <param name="Weight">How much one question of the set counts, so that a large set does not drown a small one.</param>
public sealed record TrainingSet(string Name, double Weight, IReadOnlyList<TrainingQuestion> Questions)
{
    /// <param name="sources">The files or folders of the collection.</param>
    /// <param name="glossary">Of the collection.</param>
    /// <param name="questions">What is asked: a question set of the collection itself, or of another one, which it cannot answer.</param>
    /// <param name="own">Whether the questions belong to the collection.</param>
    public static async Task<TrainingSet> ReadAsync(
        string name, double weight, IReadOnlyList<string> sources, Glossary glossary, IEnumerable<EvaluationQuestion> questions, bool own)
    {
        var folder = Directory.CreateTempSubdirectory("docket-training-");
        try
        {
            await using var store = await SqliteStore.OpenAsync(Path.Combine(folder.FullName, "store.db"), TimeProvider.System, CancellationToken.None);
            await foreach (var result in new Ingester(store).IngestAsync(sources, ArticleOrigin.Ingested, CancellationToken.None))
            {
                if (result is IngestionResult.Rejected rejected)
                    Console.Error.WriteLine($"{rejected.Source}: {rejected.Reason}");
            }

            var reader = new QuestionReader(glossary, Lexicon.English);
            var retriever = new Retriever(store, glossary, Lexicon.English);
            var read = new List<TrainingQuestion>();
            foreach (var question in questions)
            {
                var evidence = await retriever.RetrieveAsync(reader.Read(question.Question, question.History), CancellationToken.None);
                read.Add(new TrainingQuestion($"{name}/{question.Id}", question, evidence, own && !question.IsTrap));
            }

            return new TrainingSet(name, weight, read);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

/// <param name="IsAnswerable">Whether the collection holds an answer.</param>
public sealed record TrainingQuestion(string Id, EvaluationQuestion Question, Evidence Evidence, bool IsAnswerable)
{
    /// <summary>Whether a sentence answers the question: it holds the gold span, or an accepted string, in the right article.</summary>
    public bool IsAnsweredBy(SentenceHit hit)
    {
        if (!IsAnswerable || !Question.MustCite.Contains(hit.Article.Id.Value))
            return false;
        if (Question.Spans.Count > 0)
            return Question.Spans.Any(span => hit.Text.Contains(span, StringComparison.Ordinal) || span.Contains(hit.Text, StringComparison.Ordinal));
        var folded = FoldedText.Fold(hit.Text);
        return Question.Accept.Any(accepted => FoldedText.Contains(folded, accepted));
    }
}
