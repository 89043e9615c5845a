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

    // What the stated confidence is calibrated on: the three kinds of text alike, with more questions that can be answered
    // than ones that cannot, as they are asked in a chat.
    private static readonly Dictionary<string, double> Shares = new()
    {
        ["story"] = 700,
        ["story with its articles missing"] = 300,
        ["squad"] = 600,
        ["squad unanswerable"] = 400,
        ["news"] = 600,
        ["squad asked of the news"] = 400,
    };

    public async Task RunAsync()
    {
        var sets = await ReadSetsAsync();
        var rankings = FitRanking(sets);
        List<TrainingSet> asked = [.. sets, sets[0].WithoutAnswers(8), sets[1].WithoutAnswers(0.25), sets[3].WithoutAnswers(0.5)];

        // Confidence is learned from rankings that have not seen the question, as it will be used.
        var judged = asked.ToDictionary(
            set => set.Name, set => set.Questions.Select(question => ConfidenceTrainer.Judge(question, rankings[question.Fold], set)).OfType<Judged>().ToList());
        var all = judged.Values.SelectMany(row => row).ToList();
        var trees = ConfidenceTrainer.Fit(all);
        var treesOfFold = Enumerable.Range(0, Folds.Count).Select(fold => Read(ConfidenceTrainer.Fit([.. all.Where(row => row.Fold != fold)]))).ToList();
        var unseen = judged.SelectMany(set => set.Value.Select(row => (Set: set.Key, Row: row, Sum: treesOfFold[row.Fold].Sum(row.Values)))).ToList();
        var (slope, offset) = ConfidenceTrainer.Calibrate(unseen.Where(one => Shares.ContainsKey(one.Set)).Select(one => (one.Row, one.Sum, Shares[one.Set] / judged[one.Set].Count)));
        double Probability(double sum) => 1 / (1 + Math.Exp(-(slope * sum + offset)));

        new ConfidenceReport(unseen.Select(one => new Stated(one.Set, one.Row, Probability(one.Sum)))).Print("held out");
        var trained = Read(trees);
        new ConfidenceReport(judged.SelectMany(set => set.Value.Select(row => new Stated(set.Key, row, Probability(trained.Sum(row.Values)))))).Print("trained");
        Write("Answering/Data/confidence.tsv", ["Slope", "Offset", "Threshold"], [slope, offset, ConfidenceTrainer.Threshold]);
        await File.WriteAllTextAsync(
            Path.Combine(coreFolder, "Answering/Data/confidence.trees.txt"), $"# Made by the training tool (docs/evaluation.md): a decision tree a line, in prefix order.\n{string.Join('\n', trees)}\n");
    }

    private static DecisionTrees Read(IReadOnlyList<string> trees) => new(trees, ConfidenceFeatures.Names);

    /// <summary>Writes the ranking learned from all, and gives for each fold the one that has not seen it.</summary>
    private List<Vector<double>> FitRanking(IReadOnlyList<TrainingSet> sets)
    {
        var groups = sets.ToDictionary(set => set.Name, RankingTrainer.Groups);
        var all = groups.Values.SelectMany(group => group).ToList();
        var ranking = RankingTrainer.Fit(all);
        var ofFold = Enumerable.Range(0, Folds.Count).Select(fold => RankingTrainer.Fit([.. all.Where(group => group.Fold != fold)])).ToList();
        foreach (var (name, own) in groups.Where(set => set.Value.Count > 0))
        {
            var heldOut = own.GroupBy(group => group.Fold).Sum(fold => fold.Count() * RankingTrainer.PrecisionAtOne([.. fold], ofFold[fold.Key])) / own.Count;
            Console.WriteLine(FormattableString.Invariant($"ranking {name}: {own.Count} questions, right sentence first {RankingTrainer.PrecisionAtOne(own, ranking):0.000} trained, {heldOut:0.000} held out"));
        }

        Write("Retrieval/Data/ranking.tsv", Enum.GetNames<Feature>(), [.. ranking]);
        return ofFold;
    }

    private async Task<IReadOnlyList<TrainingSet>> ReadSetsAsync()
    {
        string[] squadArticles = [Path.Combine(dataFolder, "squad2/articles.jsonl")];
        string[] newsArticles = [Path.Combine(dataFolder, "news/articles.jsonl")];
        var glossary = GlossaryFile.Load(Path.Combine(knowledgeFolder, "glossary.yml"));
        var story = (await QuestionsAsync(Path.Combine(knowledgeFolder, "eval/questions-dev.jsonl")))
            .Concat(await QuestionsAsync(Path.Combine(knowledgeFolder, "eval/questions-more.jsonl")))
            .Where(question => question.Language == "en" && question.Kind is not ("opinion-bait" or "prompt-injection" or "guilt"))
            .ToList();
        var squad = await QuestionsAsync(Path.Combine(dataFolder, "squad2/questions.jsonl"));
        // Only the answerable news questions come from a set that may be trained on.
        var news = (await QuestionsAsync(Path.Combine(dataFolder, "news/questions.jsonl"))).Where(question => !question.MustBeDeclined).ToList();
        var answerableSquad = squad.Where(question => !question.MustBeDeclined).ToList();
        return
        [
            await TrainingSet.ReadAsync("story", 25, 15, [knowledgeFolder], glossary, story, own: true),
            await TrainingSet.ReadAsync("squad", 1, 1, squadArticles, Glossary.Empty, answerableSquad, own: true),
            await TrainingSet.ReadAsync("squad unanswerable", 0, 1, squadArticles, Glossary.Empty, squad.Where(question => question.MustBeDeclined), own: true),
            await TrainingSet.ReadAsync("news", 4, 4, newsArticles, Glossary.Empty, news, own: true),
            await TrainingSet.ReadAsync("squad asked of the story", 0, 1, [knowledgeFolder], glossary, answerableSquad.Take(CrossQuestions), own: false),
            await TrainingSet.ReadAsync("squad asked of the news", 0, 1, newsArticles, Glossary.Empty, answerableSquad.Skip(CrossQuestions).Take(CrossQuestions), own: false),
            await TrainingSet.ReadAsync("news asked of the story", 0, 1, [knowledgeFolder], glossary, news, own: false),
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

    private void Write(string path, IReadOnlyList<string> names, IReadOnlyList<double> values)
    {
        var lines = names.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"{name}\t{values[i]:0.####}"));
        File.WriteAllText(Path.Combine(coreFolder, path), $"# Made by the training tool (docs/evaluation.md): name, a tab, the value.\n{string.Join('\n', lines)}\n");
    }
}
