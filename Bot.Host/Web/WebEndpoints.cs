using System.Text.Json.Serialization.Metadata;
using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Core.Storage;
using Bot.Host.Json;
using Bot.Host.Platforms;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Host.Web;

/// <summary>What the bot answers over HTTP.</summary>
internal sealed class WebEndpoints(Workspace workspace, TimeProvider clock)
{
    private const int NewestShown = 5;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", AskFromPageAsync);
        routes.MapGet("/style.css", () => TypedResults.Text(PageFiles.Style, "text/css; charset=utf-8"));
        routes.MapPost("/api/ask", AskAsync);
        routes.MapGet("/healthz", () => Json(new HealthJson("ok"), BotJson.Default.HealthJson));
        routes.MapGet("/readyz", ReadyAsync);
        routes.MapGet("/articles/{**id}", ShowArticleAsync);
    }

    private async Task<ContentHttpResult> AskFromPageAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.Query["q"].ToString() is not { Length: > 0 } question)
            return Page(QuestionPage.Empty(await NewestAsync(cancellationToken), await SourceAge.TellAsync(workspace.Store, clock, WordList.Common, cancellationToken)));
        var message = new ChatMessage(question, [.. request.Query["h"].OfType<string>()]);
        var exchange = await workspace.Pipeline.AskAsync(message, cancellationToken);
        return Page(QuestionPage.WithReply(message, exchange.Reply), exchange.Reply.IsBadInput ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private async Task<ContentHttpResult> AskAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
            return Error(StatusCodes.Status415UnsupportedMediaType, "send application/json");
        string body;
        try
        {
            using var reader = new StreamReader(request.Body);
            body = await reader.ReadToEndAsync(cancellationToken);
        }
        catch (BadHttpRequestException error)
        {
            return Error(error.StatusCode, error.StatusCode == StatusCodes.Status413PayloadTooLarge ? "the body is over 64 KB" : "the body cannot be read");
        }

        return await ReplyToAsync(AskRequest.Parse(body), cancellationToken);
    }

    private async Task<ContentHttpResult> ReplyToAsync(AskRequest asked, CancellationToken cancellationToken)
    {
        var message = new ChatMessage(asked.Question, asked.History);
        var exchange = asked.Problem is { } problem
            ? Declined.BadInput(message, problem)
            : await workspace.Pipeline.AskAsync(message, cancellationToken);
        var id = asked.Id ?? (asked.Problem is null ? Guid.CreateVersion7(clock.GetUtcNow()).ToString() : null);
        return Json(
            AnswerJson.From(id, exchange),
            BotJson.Default.AnswerJson,
            exchange.Reply.IsBadInput ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private async Task<ContentHttpResult> ReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var snapshot = await workspace.Store.OpenSnapshotAsync(cancellationToken);
            var articles = await snapshot.CountArticlesAsync(cancellationToken);
            return articles > 0
                ? Json(new ReadinessJson("ready", null, articles), BotJson.Default.ReadinessJson)
                : NotReady("the store holds no article; add some with: ingest PATH");
        }
        catch (StoreException error)
        {
            return NotReady(error.Message);
        }
    }

    private async Task<ContentHttpResult> ShowArticleAsync(string? id, int? start, int? end, CancellationToken cancellationToken)
    {
        var article = await workspace.Store.FindAsync(new ArticleId(id ?? ""), cancellationToken);
        return article switch
        {
            null => Page(ArticlePage.Missing(), StatusCodes.Status404NotFound),
            { Indexed: false } => Page(ArticlePage.Withdrawn(article), StatusCodes.Status410Gone),
            _ => Page(ArticlePage.Of(article, start, end)),
        };
    }

    private async Task<IReadOnlyList<ArticleSummary>> NewestAsync(CancellationToken cancellationToken) =>
        [.. (await workspace.Store.ListAsync(cancellationToken)).Where(article => article.Indexed).Take(NewestShown)];

    private static ContentHttpResult NotReady(string reason) =>
        Json(new ReadinessJson("not ready", reason, 0), BotJson.Default.ReadinessJson, StatusCodes.Status503ServiceUnavailable);

    public static ContentHttpResult Error(int status, string message) => Json(new ErrorJson(message), BotJson.Default.ErrorJson, status);

    private static ContentHttpResult Json<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        TypedResults.Text(BotJson.Write(value, type), "application/json; charset=utf-8", statusCode: status);

    private static ContentHttpResult Page(string html, int status = StatusCodes.Status200OK) =>
        TypedResults.Text(html, "text/html; charset=utf-8", statusCode: status);
}
