using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Host.Slack.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace Bot.Host.Slack.Http;

/// <summary>
/// The requests Slack sends to an app with a public address. Nothing is read of one whose signature is not right, and a
/// request is answered as soon as what it brings is kept.
/// </summary>
internal sealed class SlackEndpoints(SlackSignature signature, SlackInbox inbox)
{
    // Slack's largest event holds a message of 40,000 characters, as text and again as blocks.
    private const int MostBodyBytes = 1024 * 1024;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/slack/events", context => AnswerAsync(context, Event));
        routes.MapPost("/slack/commands", context => AnswerAsync(context, Command));
        routes.MapPost("/slack/interactions", context => AnswerAsync(context, Interaction));
    }

    private async Task AnswerAsync(HttpContext context, Func<byte[], (SlackDelivery? Delivery, string? Challenge)> read)
    {
        RequestBody.KeepErrorsBare(context);
        var result = await ReceiveAsync(context, read);
        await result.ExecuteAsync(context);
    }

    private async Task<IResult> ReceiveAsync(HttpContext context, Func<byte[], (SlackDelivery? Delivery, string? Challenge)> read)
    {
        byte[] body;
        try
        {
            body = await RequestBody.ReadAsync(context, MostBodyBytes);
        }
        catch (BadHttpRequestException error)
        {
            return TypedResults.StatusCode(error.StatusCode);
        }

        var headers = context.Request.Headers;
        if (signature.Verify(headers["X-Slack-Request-Timestamp"], headers["X-Slack-Signature"], body) is not { } verified || !signature.Seen.Take(verified))
            return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
        return read(body) switch
        {
            (_, { } challenge) => TypedResults.Text(challenge, "text/plain"),
            ({ } delivery, _) => await AcceptAsync(delivery, verified),
            _ => TypedResults.StatusCode(StatusCodes.Status400BadRequest),
        };
    }

    private async Task<IResult> AcceptAsync(SlackDelivery delivery, string verified)
    {
        if (await inbox.AcceptAsync(delivery))
            return delivery.Response is { } response ? TypedResults.Text(WireJson.Write(response), "application/json") : TypedResults.Ok();
        // Slack brings it again later.
        signature.Seen.Release(verified);
        return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private static (SlackDelivery?, string?) Event(byte[] body)
    {
        if (Json(body) is not { } json)
            return default;
        return json.Text("type") == "url_verification"
            ? (null, json.Text("challenge"))
            : (new SlackDelivery(DeliveryKind.Event, json), null);
    }

    private static (SlackDelivery?, string?) Interaction(byte[] body) =>
        Fields(body)["payload"]?.GetValue<string>() is { } payload && Json(Encoding.UTF8.GetBytes(payload)) is { } json
            ? (new SlackDelivery(DeliveryKind.Interaction, json), null)
            : default;

    private static (SlackDelivery?, string?) Command(byte[] body) =>
        Fields(body) is { Count: > 0 } fields ? (new SlackDelivery(DeliveryKind.Command, JsonSerializer.SerializeToElement(fields)), null) : default;

    private static JsonObject Fields(byte[] body)
    {
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        return new JsonObject(form.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value.ToString())));
    }

    private static JsonElement? Json(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body) is { ValueKind: JsonValueKind.Object } json ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
