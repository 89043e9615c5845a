using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Fakes.Discord;

/// <summary>
/// A Discord of one app on a loopback address: gateway, HTTP API and interactions, with the limits, checks and errors of the
/// true one. It records all that it is told.
/// </summary>
public sealed class LoopbackDiscord : LoopbackServer
{
    private readonly ConcurrentQueue<RecordedRequest> requests = new();
    private readonly RestRoutes routes;
    private readonly ServerLimits limits;

    private LoopbackDiscord(LoopbackDiscordOptions options, TimeProvider clock)
        : base(options.Url)
    {
        (Options, Clock) = (options, clock);
        State = new DiscordState(options, clock);
        Gateway = new GatewayHub(this);
        Interactions = new InteractionRegister(this);
        People = new DiscordPeople(this);
        limits = new ServerLimits(options, clock);
        routes = new RestRoutes(this);
    }

    public LoopbackDiscordOptions Options { get; }

    public TimeProvider Clock { get; }

    public DiscordState State { get; }

    public GatewayHub Gateway { get; }

    public InteractionRegister Interactions { get; }

    public DiscordPeople People { get; }

    /// <summary>Asked for every request of the bot what shall go wrong with it.</summary>
    public Func<RecordedRequest, Fault?> Faults { get; set; } = _ => null;

    public IReadOnlyList<RecordedRequest> Requests => [.. requests];

    /// <summary>The requests that broke a limit.</summary>
    public IReadOnlyList<RecordedRequest> Violations => [.. requests.Where(request => request.Violation is not null)];

    /// <summary>What the bot takes for https://discord.com/api/v10/.</summary>
    public Uri ApiBase => new(Address, "/api/v10/");

    /// <summary>What the bot takes for wss://gateway.discord.gg/.</summary>
    public string GatewayAddress => $"ws://{Address.Authority}/gateway/";

    /// <summary>The app's public key, in hexadecimal digits.</summary>
    public string PublicKey => SignedInteractions.PublicKey(Options.KeySeed);

    public override bool IsPressing => Interactions.IsAnyFresh;

    public static async Task<LoopbackDiscord> StartAsync(LoopbackDiscordOptions? options = null, TimeProvider? clock = null)
    {
        var discord = new LoopbackDiscord(options ?? new LoopbackDiscordOptions(), clock ?? TimeProvider.System);
        await discord.ListenAsync();
        return discord;
    }

    public IEnumerable<RecordedRequest> RequestsOf(string route) => requests.Where(request => request.Route == route);

    public override async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>Tells the gateway of a message, unless only one person sees it.</summary>
    internal void Announce(string type, DiscordMessage message)
    {
        if (!message.IsEphemeral)
            Gateway.Dispatch(type, DiscordPayloads.MessageEvent(this, message), State.Channels[message.Channel].Guild);
    }

    internal void AnnounceDeleted(DiscordMessage message)
    {
        var guild = State.Channels[message.Channel].Guild;
        var data = new JsonObject { ["id"] = message.Id, ["channel_id"] = message.Channel };
        if (guild is not null)
            data["guild_id"] = guild;
        Gateway.Dispatch("MESSAGE_DELETE", data, guild);
    }

    protected override void Map(WebApplication application)
    {
        application.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        application.Map("/api/v10/{**path}", AnswerAsync);
        application.MapGet("/gateway", ConnectAsync);
        application.MapGet("/attachments/{id}", GiveAttachmentAsync);
    }

    private Task GiveAttachmentAsync(HttpContext context, string id)
    {
        if (State.Attachments.TryGetValue(id, out var file))
            return context.Response.Body.WriteAsync(file.Content).AsTask();
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private async Task ConnectAsync(HttpContext context)
    {
        if (Gateway.Refuses() is { } status || !context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = Gateway.Refuses() ?? StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await Gateway.ServeAsync(socket, context.Request.Query["compress"] == "zlib-stream", context.RequestAborted);
    }

    private async Task AnswerAsync(HttpContext context, string path)
    {
        var route = routes.Find(context.Request.Method, path.Split('/', StringSplitOptions.RemoveEmptyEntries), context.Request.Query);
        var request = await RecordAsync(context, route, path);
        request.Fault = Faults(request);
        requests.Enqueue(request);
        if (request.Fault is { IsDone: false } fault)
        {
            await FailAsync(context, request, route, fault);
            return;
        }

        var limit = limits.Count(request.Route, route?.Major ?? "", route?.IsInteraction ?? false);
        if (request.Fault is not (Fault.Broken or Fault.Silence))
            limit.WriteTo(context.Response, Clock.GetUtcNow());
        var answer = limit.Pause is { } pause ? TooMany(request, limit, pause) : Do(request, route);
        if (request.Fault is { } after)
            await FailAsync(context, request, route, after);
        else
            await WriteAsync(context, request, answer);
    }

    private async Task<RecordedRequest> RecordAsync(HttpContext context, RestRoute? route, string path)
    {
        var (body, files) = await BodyAsync(context.Request);
        var headers = context.Request.Headers;
        return new RecordedRequest(
            route?.Name ?? $"{context.Request.Method} /{path}", path + context.Request.QueryString, headers.Authorization.Count > 0 ? headers.Authorization.ToString() : null, body, Clock.GetUtcNow())
        {
            Files = files,
            UserAgent = headers.UserAgent,
            Reason = headers["X-Audit-Log-Reason"],
        };
    }

    private static async Task<(JsonNode? Body, IReadOnlyDictionary<int, AttachedFile> Files)> BodyAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            return (Parse(form["payload_json"].ToString()), await MessageFiles.ReadAsync(form.Files));
        }

        using var text = new StreamReader(request.Body);
        var json = await text.ReadToEndAsync();
        return (request.HasJsonContentType() ? Parse(json) : null, new Dictionary<int, AttachedFile>());
    }

    private static JsonNode? Parse(string json)
    {
        try
        {
            return json.Length > 0 ? JsonNode.Parse(json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private RestAnswer Do(RecordedRequest request, RestRoute? route)
    {
        try
        {
            if (route is null)
                throw new RestRefusal(404, 0, "404: Not Found");
            if (!route.IsInteraction && request.Authorization != $"Bot {Options.Token}")
                throw new RestRefusal(401, 0, "401: Unauthorized");
            // Commands are sent as a list, which has no flags.
            if (!Options.TakesComponents && request.Body is JsonObject message && ((message["flags"]?.GetValue<int>() ?? 0) & MessageRules.ComponentsV2) != 0)
                throw RestRefusal.Form("flags", "MESSAGE_FLAGS_INVALID", "Invalid flags for this endpoint.");
            return route.Do(request);
        }
        catch (RestRefusal refusal)
        {
            request.Code = refusal.Code;
            return new RestAnswer(refusal.Status, refusal.Json());
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or JsonException)
        {
            request.Code = 50035;
            return new RestAnswer(400, RestRefusal.Form("body", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a DictType").Json());
        }
    }

    private static RestAnswer TooMany(RecordedRequest request, LimitAnswer limit, TimeSpan pause)
    {
        if (limit.IsViolation)
            request.Violation = $"{request.Route}: {pause.TotalSeconds:0.###} s too early ({limit.Scope})";
        return LimitJson(pause.TotalSeconds, limit.Scope);
    }

    private static RestAnswer LimitJson(double seconds, RateLimitScope scope) => new(429, new JsonObject
    {
        ["message"] = scope == RateLimitScope.Shared ? "The resource is being rate limited." : "You are being rate limited.",
        ["retry_after"] = Math.Ceiling(seconds * 1000) / 1000,
        ["global"] = scope == RateLimitScope.Global,
    });

    private static async Task WriteAsync(HttpContext context, RecordedRequest request, RestAnswer answer)
    {
        (context.Response.StatusCode, request.Status) = (answer.Status, answer.Status);
        if (answer.Body is null)
            return;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.Body.ToJsonString());
    }

    private async Task FailAsync(HttpContext context, RecordedRequest request, RestRoute? route, Fault fault)
    {
        switch (fault)
        {
            case Fault.RateLimited limited:
                limits.Refuse(request.Route, route?.Major ?? "", limited);
                new LimitAnswer(null, 0, default, TimeSpan.FromSeconds(limited.Seconds), limited.Scope).WriteTo(context.Response, Clock.GetUtcNow());
                await WriteAsync(context, request, LimitJson(limited.Seconds, limited.Scope));
                break;
            case Fault.Status status:
                (context.Response.StatusCode, request.Status) = (status.Code, status.Code);
                await context.Response.WriteAsync("<html>It is not you, it is us.</html>");
                break;
            case Fault.Silence:
                await KeepSilentAsync(context);
                break;
            default:
                context.Features.Get<IHttpRequestLifetimeFeature>()!.Abort();
                break;
        }
    }
}
