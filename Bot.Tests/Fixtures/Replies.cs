using Bot.Core.Answering;
using Bot.Core.Articles;

namespace Bot.Tests.Fixtures;

/// <summary>Replies made by hand, for what shows or measures them.</summary>
public static class Replies
{
    public static Reply.Answer Answer(AnswerLayout layout = AnswerLayout.Prose) => new(
        "en",
        0.934,
        layout,
        Opening: null,
        [
            new Claim("The Wexley harbor board voted 5 to 2 on Tuesday, March 4, 2031, to raise the ferry fare from $2 to $3.", [1], Quote: false),
            new Claim("\"We wrote three times and heard nothing,\" Quill said.", [2], Quote: true),
        ],
        [
            Citation(1, FerryStory.Vote, "The Wexley harbor board voted 5 to 2 on Tuesday, March 4, 2031, to raise the ferry fare from $2 to $3."),
            Citation(2, FerryStory.Union, "\"We wrote three times and heard nothing,\" Quill said."),
        ]);

    public static Reply.Abstention Abstention(AbstentionReason reason = AbstentionReason.NoEvidence) => new(
        "en", 0.21, reason, "I found nothing about that in my sources.", [Summary(FerryStory.Mayor), Summary(FerryStory.Audit)]);

    public static Citation Citation(int number, string article, string passage)
    {
        var draft = DraftOf(article);
        var start = draft.Text.IndexOf(passage, StringComparison.Ordinal);
        return new Citation(
            number, draft.Id, 1, draft.Provenance, new TextSpan(start, start + passage.Length), passage, $"{draft.Provenance.Url}#:~:text=the%20fare");
    }

    public static ArticleSummary Summary(string article)
    {
        var draft = DraftOf(article);
        return new ArticleSummary(draft.Id, 1, draft.Provenance, FerryStory.Now, ArticleOrigin.Ingested, Indexed: true);
    }

    private static ArticleDraft DraftOf(string article) => FerryStory.Drafts.Single(draft => draft.Id.Value == article);
}
