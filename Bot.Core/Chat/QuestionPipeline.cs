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
        var reply = await ReplyAsync(message, cancellationToken);
        return new Exchange(message, reply, clock.GetElapsedTime(started));
    }

    private async Task<Reply> ReplyAsync(ChatMessage message, CancellationToken cancellationToken)
    {
        var language = LanguageDetector.Detect(message.Text);
        var screen = new QuestionScreen(Lexicon.For(language), Phrases.For(language));
        if (screen.Screen(message.Text) is Screening.Refused refused)
            return new Reply.Abstention(language, Confidence: 1, refused.Reason, refused.Message, Nearest: []);

        var question = reader.Read(message.Text, language, message.History);
        var evidence = await retriever.RetrieveAsync(question, cancellationToken);
        return await builder.BuildAsync(answerer.Compose(evidence), evidence, cancellationToken);
    }
}
