using Bot.Core.Evaluation;
using Bot.Core.Language;
using Bot.Core.Retrieval;
using Bot.Core.Storage;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Evaluation;

public sealed class EvaluationRunTests
{
    [Fact]
    public async Task The_bot_and_the_baselines_answer_the_same_questions()
    {
        var report = await RunAsync(
            Cases.Question(accept: "40,000") with { Question = "How much do the boats lose a month?" },
            Cases.Question("unanswerable", answer: null) with { Question = "Which brand of paint was used on the lighthouse?" },
            Cases.Question("opinion-bait", answer: null) with { Question = "Who should I vote for?" });

        Assert.Equal(3, report.Bot.Overall.Questions);
        Assert.Equal(1, report.Bot.Overall.Correct);
        Assert.Equal(["parrot", "bare BM25"], report.Baselines.Select(baseline => baseline.Overall.Name));
        Assert.All(report.Baselines, baseline => Assert.Equal(1, baseline.Overall.AnswerableCorrect));
        Assert.Empty(report.Wrong);
    }

    [Fact]
    public async Task What_is_screened_has_no_place_on_the_curve()
    {
        var report = await RunAsync(Cases.Question("opinion-bait", answer: null) with { Question = "Who should I vote for?" });

        Assert.Empty(report.Bot.RiskCoverage.Points);
        Assert.Equal(0, report.Reliability.Bins.Sum(bin => bin.Answers));
    }

    [Fact]
    public async Task A_baseline_has_nothing_to_say_where_no_word_is_known()
    {
        var report = await RunAsync(Cases.Question(accept: "x") with { Question = "Xylophone zeugma?" });

        Assert.All(report.Baselines, baseline => Assert.Equal(0, baseline.Overall.Answered));
        Assert.Equal(1, report.Losses.Single(count => count.Loss == Loss.Retrieval).Replies);
    }

    private static async Task<QualityReport> RunAsync(params EvaluationQuestion[] questions)
    {
        using var folder = new TempDirectory();
        var clock = FerryStory.Clock();
        await using var store = await SqliteStore.OpenAsync(await FerryStory.StoreAsync(folder), clock, CancellationToken.None);
        var parrot = new Parrot(new Retriever(store, Glossary.Empty, Lexicon.English));
        var run = new EvaluationRun(new Examiner(store, store, Glossary.Empty, clock), [parrot, new BareBm25(store)], clock);
        return await run.RunAsync(questions.ToAsyncEnumerable(), CancellationToken.None);
    }
}
