using Bot.Core.Answering;
using Bot.Core.Retrieval;

namespace Bot.Core.Evaluation;

/// <summary>Repeats the first passage that the bot's own search finds.</summary>
public sealed class Parrot(Retriever retriever) : IBaseline
{
    public string Name => "parrot";

    public async Task<Reply> AskAsync(EvaluationQuestion question, CancellationToken cancellationToken) =>
        await retriever.SearchAsync(question.Question, limit: 1, cancellationToken) is [var hit]
            ? BaselineReply.Of(hit.Article, hit.Passage, hit.Passage.Span, Confidence(hit.Score))
            : BaselineReply.Nothing;

    // Scores go up to some forty: a logistic function would call them all certain, and no two could be told apart.
    private static double Confidence(double score) => Math.Max(0, score) / (1 + Math.Max(0, score));
}
