#pragma warning disable CS9113
using Bot.Core.Articles;
using Bot.Core.Retrieval;

namespace Bot.Core.Chat;

/// <summary>Takes one message from its text to a checked reply.</summary>
public sealed class QuestionPipeline(IArticleIndex index, Glossary glossary, TimeProvider clock)
{
    public Task<Exchange> AskAsync(ChatMessage message, CancellationToken cancellationToken) =>
        throw new NotSupportedException("not written yet");
}
