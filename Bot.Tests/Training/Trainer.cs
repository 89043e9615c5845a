using System.Globalization;
using Bot.Core.Answering;
using Bot.Core.Evaluation;
using Bot.Core.Retrieval;
using MathNet.Numerics.LinearAlgebra;

namespace Bot.Training;

/// <summary>
/// Learns ranking and confidence from the story's development questions and from public sets whose licence allows it
/// (SQuAD 2.0, OneStopQA), and reports how well they do on the folds they have not seen.
/// </summary>
public sealed class Trainer(string dataFolder, string knowledgeFolder, string coreFolder)
{
    private const int CrossQuestions = 250;

    public async Task RunAsync()
    {
        var sets = await ReadSetsAsync();
        var groups = sets.ToDictionary(set => set.Name, RankingTrainer.Groups);
        var all = groups.Values.SelectMany(group => group).ToList();
        var ranking = RankingTrainer.Fit(all);
        var rankingOfFold = Enumerable.Range(0, Folds.Count)
            .Select(fold => RankingTrainer.Fit([.. all.Where(group => Folds.Of(group.Id) != fold)]))
            .ToList();
        foreach (var (name, own) in groups.Where(set => set.Value.Count > 0))
        {
            var heldOut = Enumerable.Range(0, Folds.Count)
                .Sum(fold => own.Where(group => Folds.Of(group.Id) == fold).ToList() is { Count: > 0 } unseen ? unseen.Count * RankingTrainer.PrecisionAtOne(unseen, rankingOfFold[fold]) : 0);
            Report($"ranking {name}: {own.Count} questions, right sentence first {RankingTrainer.PrecisionAtOne(own, ranking):0.000} trained, {heldOut / own.Count:0.000} held out");
        }

        List<TrainingSet> asked = [.. sets, sets[0].WithoutAnswers(12), sets[1].WithoutAnswers(0.5), sets[3].WithoutAnswers(1)];

        // Confidence is learned from rankings that have not seen the question, as it will be used.
        var judged = asked.ToDictionary(
            set => set.Name,
            set => set.Questions.Select(question => ConfidenceTrainer.Judge(question, rankingOfFold[Folds.Of(question.Id)], set.Weight)).OfType<Judged>().ToList());
        var rows = judged.Values.SelectMany(row => row).ToList();
        var confidence = ConfidenceTrainer.Fit(rows);
        var confidenceOfFold = Enumerable.Range(0, Folds.Count)
            .Select(fold => ConfidenceTrainer.Fit([.. rows.Where(row => Folds.Of(row.Id) != fold)]))
            .ToList();
        var unseenProbabilities = rows.Select(row => (Row: row, Probability: ConfidenceTrainer.Probability(row, confidenceOfFold[Folds.Of(row.Id)]))).ToList();
        var threshold = ConfidenceTrainer.Threshold;
        foreach (var (name, own) in judged)
        {
            var ids = own.Select(row => row.Id).ToHashSet();
            var answered = unseenProbabilities.Where(pair => ids.Contains(pair.Row.Id) && pair.Probability >= threshold).Select(pair => pair.Row).ToList();
            Report($"confidence {name}: AUROC {ConfidenceTrainer.AreaUnderCurve(own, confidence):0.000}; held out at {threshold:0.00}: answerable {own.Count(row => row.IsAnswerable)}, right {answered.Count(row => row.IsRight)}, wrong {answered.Count(row => row.IsAnswerable && !row.IsRight)}; others {own.Count(row => !row.IsAnswerable)}, answered {answered.Count(row => !row.IsAnswerable)}");
        }

        Write("Retrieval/Data/ranking.tsv", Enum.GetNames<Feature>(), ranking);
        Write("Answering/Data/confidence.tsv", [.. ConfidenceFeatures.Names, "Threshold"], Vector<double>.Build.DenseOfEnumerable(confidence.Append(threshold)));
    }

    private async Task<IReadOnlyList<TrainingSet>> ReadSetsAsync()
    {
        string[] squadArticles = [Path.Combine(dataFolder, "squad2/articles.jsonl")];
        string[] newsArticles = [Path.Combine(dataFolder, "news/articles.jsonl")];
        var glossary = GlossaryFile.Load(Path.Combine(knowledgeFolder, "glossary.yml"));
        var story = (await QuestionsAsync(Path.Combine(knowledgeFolder, "eval/questions-dev.jsonl"))).Where(question => question.Language == "en" && question.Kind is not ("opinion-bait" or "prompt-injection")).ToList();
        var squad = await QuestionsAsync(Path.Combine(dataFolder, "squad2/questions.jsonl"));
        // Only the answerable news questions come from a set that may be trained on.
        var news = (await QuestionsAsync(Path.Combine(dataFolder, "news/questions.jsonl"))).Where(question => !question.MustBeDeclined).ToList();
        var answerableSquad = squad.Where(question => !question.MustBeDeclined).ToList();
        return
        [
            await TrainingSet.ReadAsync("story", 25, [knowledgeFolder], glossary, story, own: true),
            await TrainingSet.ReadAsync("squad", 1, squadArticles, Glossary.Empty, answerableSquad, own: true),
            await TrainingSet.ReadAsync("squad unanswerable", 0.25, squadArticles, Glossary.Empty, squad.Where(question => question.MustBeDeclined), own: true),
            await TrainingSet.ReadAsync("news", 4, newsArticles, Glossary.Empty, news, own: true),
            await TrainingSet.ReadAsync("squad asked of the story", 1, [knowledgeFolder], glossary, answerableSquad.Take(CrossQuestions), own: false),
            await TrainingSet.ReadAsync("squad asked of the news", 1, newsArticles, Glossary.Empty, answerableSquad.Skip(CrossQuestions).Take(CrossQuestions), own: false),
            await TrainingSet.ReadAsync("news asked of the story", 1, [knowledgeFolder], glossary, news, own: false),
        ];
    }

    private static async Task<IReadOnlyList<EvaluationQuestion>> QuestionsAsync(string path)
    {
        using var reader = new StreamReader(path);
        var questions = new List<EvaluationQuestion>();
        await foreach (var question in QuestionSet.ReadAsync(reader, CancellationToken.None))
            questions.Add(question);
        return questions;
    }

    private void Write(string path, IReadOnlyList<string> names, Vector<double> weights)
    {
        var lines = names.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"{name}\t{weights[i]:0.####}"));
        File.WriteAllText(Path.Combine(coreFolder, path), $"# Made by the training tool (docs/evaluation.md): name, a tab, the weight.\n{string.Join('\n', lines)}\n");
    }

    private static void Report(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
