using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Evaluation;

/// <summary>Asks the bot the questions of a set, and itself looks at what the bot's replies are made from.</summary>
public sealed class Examiner(IArticleStore store, IArticleIndex index, Glossary glossary, TimeProvider clock)
{
    private readonly QuestionPipeline pipeline = new(store, index, glossary, clock);
    private readonly QuestionReader reader = new(glossary, Lexicon.English);
    private readonly Retriever retriever = new(index, glossary, Lexicon.English);
    private readonly Answerer answerer = new(Lexicon.English);
    private readonly ReplyBuilder builder = new(store, new ClaimCheck(Lexicon.English));
    private readonly AnswerJudge judge = new(LiteralSupport.Supports);

    /// <remarks>The pipeline is asked first and alone, so that the time is that of a question as people ask it.</remarks>
    public async Task<Trial> ExamineAsync(EvaluationQuestion question, CancellationToken cancellationToken)
    {
        var message = new ChatMessage(question.Question, question.History);
        var verdict = judge.Judge(question, await pipeline.AskAsync(message, cancellationToken));
        if (verdict.Exchange.Reply is Reply.Abstention { Reason: AbstentionReason.Opinion or AbstentionReason.NotAllowed or AbstentionReason.BadInput })
            return new Trial(verdict, verdict, LossFinder.Find(verdict, evidence: null));

        var evidence = await retriever.RetrieveAsync(reader.Read(message.Text, message.History), cancellationToken);
        var reply = await builder.BuildAsync(answerer.Compose(evidence, threshold: 0), evidence, cancellationToken);
        return new Trial(verdict, judge.Judge(question, new Exchange(message, reply, TimeSpan.Zero)), LossFinder.Find(verdict, evidence));
    }
}

/// <param name="Verdict">On the bot's reply.</param>
/// <param name="Unguarded">On what it would have said had it not been allowed to decline for want of confidence.</param>
/// <param name="Loss">Where a wrong reply went wrong; null for a right one.</param>
public sealed record Trial(Verdict Verdict, Verdict Unguarded, Loss? Loss);
