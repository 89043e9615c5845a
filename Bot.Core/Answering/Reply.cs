using Bot.Core.Articles;

namespace Bot.Core.Answering;

/// <summary>What the bot says to a question: an answer with citations, or an abstention with its reason.</summary>
/// <param name="Language">The language of the bot's own words, as a BCP 47 tag.</param>
/// <param name="Confidence">From 0 to 1: how sure the bot is that the answer (had it been given) is right.</param>
public abstract record Reply(string Language, double Confidence)
{
    /// <summary>The words of the reply, without its list of sources.</summary>
    public abstract string Text { get; }

    /// <param name="Opening">The bot's own words above the claims, such as that they contradict one another; null mostly.</param>
    /// <param name="Citations">Numbered from 1 without gaps, one per article.</param>
    public sealed record Answer(
        string Language, double Confidence, AnswerLayout Layout, string? Opening, IReadOnlyList<Claim> Claims, IReadOnlyList<Citation> Citations)
        : Reply(Language, Confidence)
    {
        public override string Text =>
            (Opening is null ? "" : $"{Opening}:\n") + string.Join(Layout == AnswerLayout.List ? "\n" : " ", Claims.Select(claim => claim.MarkedText));
    }

    /// <param name="Message">The reason in the asker's language.</param>
    /// <param name="Nearest">The articles that come nearest to the question, best first; may be empty.</param>
    public sealed record Abstention(
        string Language, double Confidence, AbstentionReason Reason, string Message, IReadOnlyList<ArticleSummary> Nearest)
        : Reply(Language, Confidence)
    {
        public override string Text => Message;
    }
}

/// <summary>How the claims of an answer belong together.</summary>
public enum AnswerLayout
{
    /// <summary>Sentences that follow one another.</summary>
    Prose,

    /// <summary>One item a line: dated events, or what each of several sources says.</summary>
    List,
}

/// <summary>One checkable statement of an answer.</summary>
/// <param name="Text">In the words of the source.</param>
/// <param name="Citations">The numbers of the citations it rests on.</param>
/// <param name="Quote">Whether it gives somebody's exact words.</param>
/// <param name="Lead">What is named first, such as the date or the person asked for; null when the text speaks for itself.</param>
/// <param name="Note">The bot's own remark on it, such as that it is in another language than the reply; null mostly.</param>
public sealed record Claim(string Text, IReadOnlyList<int> Citations, bool Quote, string? Lead = null, string? Note = null)
{
    /// <summary>All that is said, without the marks of its citations.</summary>
    public string Words => $"{(Lead is null ? "" : $"{Lead}: ")}{Text}{(Note is null ? "" : $" {Note}")}";

    public string MarkedText => $"{Words} {string.Concat(Citations.Select(number => $"[{number}]"))}";
}

/// <summary>Where a claim stands.</summary>
/// <param name="Number">As shown in the answer: [1].</param>
/// <param name="Span">Where <paramref name="Passage"/> stands in the stored text of the revision.</param>
/// <param name="Link">The article's address; with a text fragment that highlights the passage where the text is the page's own.</param>
public sealed record Citation(
    int Number, ArticleId Article, int Revision, Provenance Provenance, TextSpan Span, string Passage, string Link);

public enum AbstentionReason
{
    NoEvidence,
    OffTopic,
    Opinion,
    FalsePremise,
    ConflictingEvidence,
    NotAllowed,
    BadInput,
}
