using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Chat;

namespace Bot.Host.Web;

/// <summary>The page with the question box, and the reply below it once something was asked.</summary>
internal static class QuestionPage
{
    private const int MostHistory = 10;

    /// <param name="age">How fresh the sources are.</param>
    public static string Empty(IReadOnlyList<ArticleSummary> newest, string age) => PageFiles.Page(
        "Docket",
        $"{Form([])}{ReplyHtml.Articles("Newest articles", newest, ReplyWords.For("en"))}<p class=\"quiet\">{Html.Encode(age)}</p>\n");

    public static string WithReply(ChatMessage message, Reply reply)
    {
        var asked = reply is Reply.Abstention { Reason: AbstentionReason.BadInput } ? message.History : [.. message.History, message.Text];
        return PageFiles.Page(
            "Docket",
            $"<h1>{Html.Encode(Shown(message.Text))}</h1>\n{ReplyHtml.Of(reply)}{Form(asked)}");
    }

    /// <summary>The earlier questions travel in the form, so that a follow-up works without a script and nothing is kept here.</summary>
    private static string Form(IReadOnlyList<string> asked)
    {
        var history = string.Concat(asked.TakeLast(MostHistory).Select(question => $"<input type=\"hidden\" name=\"h\" value=\"{Html.Encode(question)}\">\n"));
        var again = asked.Count == 0 ? "" : "<p class=\"quiet\">A follow-up may say “she” or “it”. <a href=\"/\">Start over</a></p>\n";
        return $"""
            <form method="get" action="/" role="search">
            <label for="q">{(asked.Count == 0 ? "Your question" : "Another question")}</label>
            <input type="text" id="q" name="q" autocomplete="off" required>
            {history}<button type="submit">Ask</button>
            </form>
            {again}
            """;
    }

    private static string Shown(string question) => question.Length <= 300 ? question : $"{question[..300]}…";
}
