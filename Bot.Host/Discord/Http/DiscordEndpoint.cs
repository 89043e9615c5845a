using System.Text.Json;
using Bot.Host.Discord.Wire;

namespace Bot.Host.Discord.Http;

/// <summary>
/// The interactions Discord sends to an app with a public address. Nothing is read of one whose signature is not right. One that
/// is taken is answered 202 without a body, and then through the callback like one that came by the gateway: Discord's
/// documentation of the callback asks for just that.
/// </summary>
internal sealed class DiscordEndpoint(DiscordSignature signature, DiscordInbox inbox)
{
    // An interaction on a message carries it whole, with what its components hold; options and modals are smaller.
    private const int MostBodyBytes = 1024 * 1024;
    private const int Ping = 1;

    private static readonly object Pong = new { type = 1 };

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/discord/interactions", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        RequestBody.KeepErrorsBare(context);
        var result = await ReceiveAsync(context);
        await result.ExecuteAsync(context);
    }

    private async Task<IResult> ReceiveAsync(HttpContext context)
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
        if (signature.Verify(headers["X-Signature-Timestamp"], headers["X-Signature-Ed25519"], body) is not { } verified || !signature.Seen.Take(verified))
            return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
        if (Json(body) is not { } interaction || interaction.Number("type") is not { } type)
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        if (type == Ping)
            return TypedResults.Json(Pong);
        if (inbox.TryAccept(new DiscordDelivery(DiscordDeliveryKind.Interaction, GatewayPayload.InteractionCreate, interaction, Shard: 0)))
            return TypedResults.StatusCode(StatusCodes.Status202Accepted);
        signature.Seen.Release(verified);
        return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
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
