using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Chat;

/// <summary>Takes one message from its text to a checked reply.</summary>
public sealed class QuestionPipeline(IArticleStore store, IArticleIndex index, Glossary glossary, TimeProvider clock)
{
    private readonly QuestionReader reader = new(glossary, Lexicon.English);
    private readonly Retriever retriever = new(index, glossary, Lexicon.English);
    private readonly Answerer answerer = new(Lexicon.English);
    private readonly ReplyBuilder builder = new(store, new ClaimCheck(Lexicon.English));

    public async Task<Exchange> AskAsync(ChatMessage message, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var (reply, resolved) = await ReplyAsync(message, cancellationToken);
        return new Exchange(message, reply, clock.GetElapsedTime(started), resolved);
    }

    private async Task<(Reply Reply, string? Resolved)> ReplyAsync(ChatMessage message, CancellationToken cancellationToken)
    {
        var language = LanguageDetector.Detect(message.Text);
        var screen = new QuestionScreen(Lexicon.For(language), Phrases.For(language));
        if (screen.Screen(message.Text) is Screening.Refused refused)
            return (new Reply.Abstention(language, Confidence: 1, refused.Reason, refused.Message, Nearest: []), null);

        var question = await ReadAsync(message, language, cancellationToken);
        var evidence = await retriever.RetrieveAsync(question, cancellationToken);
        return (await builder.BuildAsync(answerer.Compose(evidence), evidence, cancellationToken), question.Resolved);
    }

    /// <summary>"When was he elected?" after "Who won?" asks about the one whom the answer names.</summary>
    private async Task<Question> ReadAsync(ChatMessage message, string language, CancellationToken cancellationToken)
    {
        var person = reader.LacksPerson(message.Text, message.History) ? await AnsweredAsync(message.History, cancellationToken) : null;
        return reader.Read(message.Text, language, message.History, person);
    }

    private async Task<string?> AnsweredAsync(IReadOnlyList<string> history, CancellationToken cancellationToken)
    {
        var before = reader.Read(history[^1], [.. history.SkipLast(1)]);
        var draft = answerer.Compose(await retriever.RetrieveAsync(before, cancellationToken));
        return before.AnswerType == AnswerType.Person && draft is Draft.Composed composed
            ? composed.Claims.Select(claim => claim.Lead).OfType<Lead.Words>().FirstOrDefault()?.Text
            : null;
    }
}
