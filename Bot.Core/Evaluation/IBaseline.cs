using Bot.Core.Answering;

namespace Bot.Core.Evaluation;

/// <summary>Something far simpler than the bot that answers whatever it is asked: what the bot adds shows against it.</summary>
public interface IBaseline
{
    string Name { get; }

    Task<Reply> AskAsync(EvaluationQuestion question, CancellationToken cancellationToken);
}
