using Bot.Core.Answering;
using Bot.Core.Chat;
using Bot.Core.Evaluation;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Evaluation;

/// <summary>Tiny questions and replies whose measures can be counted by hand.</summary>
internal static class Cases
{
    public const string Passage = "Board chair Tobias Renn said the boats lose $40,000 a month. \"We cannot sail on good wishes,\" Renn said.";

    public static EvaluationQuestion Question(string kind = "who", string? answer = "gold", params string[] accept) =>
        new("q", "Who?", kind, answer, accept, answer is null ? [] : [FerryStory.Vote], CiteMode.Any, [], [], "en");

    public static Exchange Answer(params string[] claims) =>
        Answer([.. claims.Select(claim => new Claim(claim, [1], Quote: false))]);

    public static Exchange Answer(IReadOnlyList<Claim> claims, int milliseconds = 10) =>
        Exchange(new Reply.Answer("en", 0.9, AnswerLayout.Prose, Opening: null, claims, [Replies.Citation(1, FerryStory.Vote, Passage)]), milliseconds);

    public static Exchange Abstention(int milliseconds = 10) => Exchange(Replies.Abstention(), milliseconds);

    public static Verdict Judge(EvaluationQuestion question, Exchange exchange) => new AnswerJudge(LiteralSupport.Supports).Judge(question, exchange);

    private static Exchange Exchange(Reply reply, int milliseconds) =>
        new(new ChatMessage("Who?", []), reply, TimeSpan.FromMilliseconds(milliseconds));
}
