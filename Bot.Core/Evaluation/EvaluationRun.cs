using Bot.Core.Chat;

namespace Bot.Core.Evaluation;

/// <summary>Asks the bot and the baselines the questions of a set, one at a time.</summary>
public sealed class EvaluationRun(Examiner examiner, IReadOnlyList<IBaseline> baselines, TimeProvider clock)
{
    private readonly AnswerJudge judge = new(LiteralSupport.Supports);

    public async Task<QualityReport> RunAsync(IAsyncEnumerable<EvaluationQuestion> questions, CancellationToken cancellationToken)
    {
        var trials = new List<Trial>();
        var others = baselines.Select(_ => new List<Verdict>()).ToList();
        await foreach (var question in questions.WithCancellation(cancellationToken))
        {
            trials.Add(await examiner.ExamineAsync(question, cancellationToken));
            foreach (var (baseline, verdicts) in baselines.Zip(others))
                verdicts.Add(judge.Judge(question, await AskAsync(baseline, question, cancellationToken)));
        }

        return QualityReport.From(trials, [.. baselines.Zip(others, (baseline, verdicts) => (baseline.Name, (IReadOnlyList<Verdict>)verdicts))]);
    }

    private async Task<Exchange> AskAsync(IBaseline baseline, EvaluationQuestion question, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var reply = await baseline.AskAsync(question, cancellationToken);
        return new Exchange(new ChatMessage(question.Question, question.History), reply, clock.GetElapsedTime(started));
    }
}
