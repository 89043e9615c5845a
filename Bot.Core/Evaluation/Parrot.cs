using Bot.Core.Answering;
using Bot.Core.Retrieval;

namespace Bot.Core.Evaluation;

/// <summary>Repeats the first passage that the bot's own search finds.</summary>
public sealed class Parrot(Retriever retriever) : IBaseline
{
    public string Name => "parrot";

    public async Task<Reply> AskAsync(EvaluationQuestion question, CancellationToken cancellationToken) =>
        await retriever.SearchAsync(question.Question, limit: 1, cancellationToken) is [var hit]
            ? BaselineReply.Of(hit.Article, hit.Passage, hit.Passage.Span, 1 / (1 + Math.Exp(-hit.Score)))
            : BaselineReply.Nothing;
}
