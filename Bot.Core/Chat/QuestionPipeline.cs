using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Chat;

/// <summary>Takes one message from its text to a checked reply.</summary>
public sealed class QuestionPipeline(IArticleStore store, IArticleIndex index, Glossary glossary, TimeProvider clock)
{
    // Of the sources, and of what the index and the checks know.
    private const string Sources = "en";

    private volatile Readers? current;
    private readonly Answerer answerer = new(Lexicon.English);
    private readonly ReplyBuilder builder = new(store, new ClaimCheck(Lexicon.English));

    /// <summary>Answers that moderators pinned; null is none.</summary>
    public PinnedAnswers? Pins { get; init; }

    /// <summary>The glossary with what moderators add to it while the bot runs; null is what it began with.</summary>
    public LiveGlossary? Live { get; init; }

    /// <summary>Writes the answers; null is the store's own sentences.</summary>
    public IAnswerComposer? Composer { get; init; }

    /// <summary>Writes out follow-ups and questions in other languages; null is by rules alone.</summary>
    public RewriteQuestion? Rewrite { get; init; }

    /// <summary>Finds passages by meaning too; null is by words alone.</summary>
    public FindNearPassages? Near { get; init; }

    public async Task<Exchange> AskAsync(ChatMessage message, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var (reply, resolved) = await ReplyAsync(message, started, cancellationToken);
        return new Exchange(message, reply, clock.GetElapsedTime(started), resolved);
    }

    private async Task<(Reply Reply, string? Resolved)> ReplyAsync(ChatMessage message, long started, CancellationToken cancellationToken)
    {
        var language = LanguageDetector.Detect(message.Text);
        var screen = new QuestionScreen(Lexicon.For(language), Phrases.For(language));
        if (screen.Screen(message.Text) is Screening.Refused refused)
            return (new Reply.Abstention(language, Confidence: 1, refused.Reason, refused.Message, Nearest: []), null);

        var readers = await ReadersAsync(cancellationToken);
        var person = await PersonAsync(readers, message, cancellationToken);
        var question = readers.Reader.Read(message.Text, language, message.History, person);
        if (Pins is not null && await Pins.FindAsync(question, cancellationToken) is { } pinned)
            return (pinned, question.Resolved);
        // Whom the answer before has named no model is told.
        if (person is null)
            question = await RewrittenAsync(readers, message, question, started, cancellationToken) ?? question;
        var evidence = await readers.Retriever.RetrieveAsync(question, cancellationToken);
        var draft = await (Composer ?? answerer).ComposeAsync(evidence, new Asking(message.Workspace, started) { LeastConfidence = message.LeastConfidence }, cancellationToken);
        // However the question was written out, the bot's own words are in the asker's language.
        var asked = evidence with { Question = question with { Language = language } };
        return (await builder.BuildAsync(draft, asked, cancellationToken), question.Resolved);
    }

    /// <summary>
    /// A question that cannot be looked up as it stands, written out by a model; null where it can be, there is none, nobody asked the
    /// bot, or what it wrote leans on the questions before as well or would be screened off.
    /// </summary>
    private async Task<Question?> RewrittenAsync(Readers readers, ChatMessage message, Question question, long started, CancellationToken cancellationToken)
    {
        if (Rewrite is null || message.LeastConfidence > 0 || (question.Language == Sources && question.EarlierTexts.Count == 0))
            return null;
        return await Rewrite(message, question.Language, started, cancellationToken) is { } written
            && new RewriteCheck(readers.Glossary, Lexicon.English).Holds(written, [.. message.History, message.Text], question.Language)
            && readers.Reader.StandsAlone(written)
            && new QuestionScreen(Lexicon.English, Phrases.English).Screen(written) is Screening.Passed
            ? readers.Reader.Read(written, Sources, []) with { Text = message.Text }
            : null;
    }

    /// <summary>"When was he elected?" after "Who won?" asks about the one whom the answer names.</summary>
    private async Task<string?> PersonAsync(Readers readers, ChatMessage message, CancellationToken cancellationToken) =>
        readers.Reader.LacksPerson(message.Text, message.History) ? await AnsweredAsync(readers, message.History, cancellationToken) : null;

    private async Task<string?> AnsweredAsync(Readers readers, IReadOnlyList<string> history, CancellationToken cancellationToken)
    {
        var before = readers.Reader.Read(history[^1], [.. history.SkipLast(1)]);
        var draft = answerer.Compose(await readers.Retriever.RetrieveAsync(before, cancellationToken));
        return before.AnswerType == AnswerType.Person && draft is Draft.Composed composed
            ? composed.Claims.Select(claim => claim.Lead).OfType<Lead.Words>().FirstOrDefault()?.Text
            : null;
    }

    /// <summary>All of one question with one glossary.</summary>
    private async Task<Readers> ReadersAsync(CancellationToken cancellationToken)
    {
        var readers = current ??= Readers.With(glossary, index, Near);
        if (Live is not null && await Live.ReadAsync(cancellationToken) is var glossaryNow && glossaryNow != readers.Glossary)
            current = readers = Readers.With(glossaryNow, index, Near);
        return readers;
    }

    private sealed record Readers(Glossary Glossary, QuestionReader Reader, Retriever Retriever)
    {
        public static Readers With(Glossary glossary, IArticleIndex index, FindNearPassages? near) =>
            new(glossary, new QuestionReader(glossary, Lexicon.English), new Retriever(index, glossary, Lexicon.English) { Near = near });
    }
}
