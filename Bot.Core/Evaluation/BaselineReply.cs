using Bot.Core.Answering;
using Bot.Core.Articles;

namespace Bot.Core.Evaluation;

internal static class BaselineReply
{
    public static Reply Nothing { get; } = new Reply.Abstention("en", 0, AbstentionReason.NoEvidence, "", []);

    public static Reply Of(ArticleSummary article, Passage passage, TextSpan span, double confidence) => new Reply.Answer(
        "en",
        confidence,
        AnswerLayout.Prose,
        Opening: null,
        [new Claim(passage.SentenceText(span), [1], Quote: false)],
        [new Citation(1, article.Id, article.Revision, article.Provenance, span, passage.SentenceText(span), article.Provenance.Url)]);
}
