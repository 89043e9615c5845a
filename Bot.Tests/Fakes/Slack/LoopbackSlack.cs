using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Fakes.Slack;

/// <summary>
/// A Slack of one workspace on a loopback address: Web API, Socket Mode, response addresses and signed requests,
/// with the checks and errors of the true one. It records all that it is told.
/// </summary>
public sealed class LoopbackSlack : LoopbackServer
{
    private readonly WebApiMethods methods;

    private LoopbackSlack(LoopbackSlackOptions options, TimeProvider clock)
        : base(options.Url)
    {
        (Options, Clock) = (options, clock);
        State = new SlackState(clock);
        Views = new ViewRegister(clock);
        Sockets = new SocketHub(options, clock);
        Responses = new ResponseAddresses(State, options, clock);
        methods = new WebApiMethods(options, State, Views, clock);
    }

    public LoopbackSlackOptions Options { get; }

    public TimeProvider Clock { get; }

    public SlackState State { get; }

    public ViewRegister Views { get; }

    public SocketHub Sockets { get; }

    public ResponseAddresses Responses { get; }

    /// <summary>The roles of users: <c>member</c>, <c>admin</c> or <c>owner</c>.</summary>
    public ConcurrentDictionary<string, string> Users => methods.Users;

    /// <summary>The users of user groups, by the group's id.</summary>
    public ConcurrentDictionary<string, IReadOnlyList<string>> Groups => methods.Groups;

    /// <summary>Asked for every call of the bot what shall go wrong with it.</summary>
    public Func<RecordedCall, Fault?> Faults { get; set; } = _ => null;

    public IReadOnlyList<RecordedCall> Calls => [.. methods.Calls];

    /// <summary>What the bot takes for https://slack.com/api/.</summary>
    public Uri ApiBase => new(Address, "/api/");

    public static async Task<LoopbackSlack> StartAsync(LoopbackSlackOptions? options = null, TimeProvider? clock = null)
    {
        var slack = new LoopbackSlack(options ?? new LoopbackSlackOptions(), clock ?? TimeProvider.System);
        await slack.ListenAsync();
        slack.Responses.Base = new Uri(slack.Address, "/hooks/");
        slack.methods.Uploads.Base = new Uri(slack.Address, "/upload/v1/");
        return slack;
    }

    /// <summary>Somebody uploads a file. Returns its id.</summary>
    public string AddFile(string name, byte[] content)
    {
        var id = $"F{methods.Files.Count + 1}";
        methods.Files[id] = new LoopbackFile(name, content, new Uri(Address, $"/files/{id}").ToString());
        return id;
    }

    public IEnumerable<RecordedCall> CallsOf(string method) => methods.Calls.Where(call => call.Method == method);

    public override async ValueTask DisposeAsync()
    {
        await Sockets.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Map(WebApplication application)
    {
        // With a time-out set, the framework sends pings as Slack does, and no unasked pongs.
        application.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(10), KeepAliveTimeout = TimeSpan.FromMinutes(1) });
        application.Map("/api/{method}", CallAsync);
        application.MapPost("/hooks/{id}", RespondAsync);
        application.MapGet("/link", LinkAsync);
        application.MapGet("/files/{id}", GiveFileAsync);
        application.MapPost("/upload/v1/{id}", methods.Uploads.TakeAsync);
    }

    private async Task LinkAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || !Sockets.Admit(context.Request.Query["ticket"]))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await Sockets.ServeAsync(socket, context.RequestAborted);
    }

    private async Task GiveFileAsync(HttpContext context, string id)
    {
        if (context.Request.Headers.Authorization != $"Bearer {Options.BotToken}" || !methods.Files.TryGetValue(id, out var file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await context.Response.Body.WriteAsync(file.Content);
    }

    private async Task CallAsync(HttpContext context, string method)
    {
        var (token, arguments) = await CallReader.ReadAsync(context.Request);
        var call = new RecordedCall(method, token, arguments, Clock.GetUtcNow());
        call.Fault = Faults(call);
        methods.Calls.Enqueue(call);
        if (call.Fault is { IsDone: false } fault)
        {
            await FailAsync(context, fault);
            return;
        }

        var answer = Answer(call);
        if (call.Fault is { } after)
            await FailAsync(context, after);
        else if (call.Error == "ratelimited")
            await FailAsync(context, new Fault.RateLimited(1));
        else
            await WriteAsync(context, answer, Options.Scopes);
    }

    private JsonObject Answer(RecordedCall call)
    {
        try
        {
            var answer = call.Method == "apps.connections.open" ? Connect(call) : Authorised(call);
            answer.Insert(0, "ok", true);
            return answer;
        }
        catch (CallRefusal refusal)
        {
            call.Error = refusal.Message;
            return Refuse(refusal);
        }
    }

    private JsonObject Authorised(RecordedCall call)
    {
        if (call.Token is null)
            throw new CallRefusal("not_authed");
        if (call.Token == Options.AppToken)
            throw new CallRefusal("not_allowed_token_type");
        return call.Token == Options.BotToken ? methods.Do(call) : throw new CallRefusal("invalid_auth");
    }

    private JsonObject Connect(RecordedCall call)
    {
        if (call.Token == Options.BotToken)
            throw new CallRefusal("not_allowed_token_type");
        if (call.Token != Options.AppToken)
            throw new CallRefusal(call.Token is null ? "not_authed" : "invalid_auth");
        return new JsonObject { ["url"] = Sockets.Address ?? $"ws://{Address.Authority}/link?ticket={Sockets.NewTicket()}&app_id={Options.App}" };
    }

    private JsonObject Refuse(CallRefusal refusal)
    {
        var answer = new JsonObject { ["ok"] = false, ["error"] = refusal.Message };
        if (refusal.Needed is not null)
            (answer["needed"], answer["provided"]) = (refusal.Needed, string.Join(',', Options.Scopes));
        if (refusal.Messages.Count > 0)
            answer["response_metadata"] = new JsonObject { ["messages"] = new JsonArray([.. refusal.Messages.Select(message => (JsonNode)message)]) };
        return answer;
    }

    private async Task RespondAsync(HttpContext context, string id)
    {
        var (token, arguments) = await CallReader.ReadAsync(context.Request);
        var call = new RecordedCall("response_url", token, arguments, Clock.GetUtcNow());
        call.Fault = Faults(call);
        methods.Calls.Enqueue(call);
        if (call.Fault is { IsDone: false } fault)
        {
            await FailAsync(context, fault);
            return;
        }

        call.Error = Responses.Post(id, arguments);
        if (call.Fault is { } after)
            await FailAsync(context, after);
        else if (call.Error is null)
            await context.Response.WriteAsync("ok");
        else
            await WriteAsync(context, new JsonObject { ["ok"] = false, ["error"] = call.Error }, [], StatusCodes.Status404NotFound);
    }

    private static Task WriteAsync(HttpContext context, JsonObject answer, IReadOnlyList<string> scopes, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        if (scopes.Count > 0)
            context.Response.Headers["x-oauth-scopes"] = string.Join(',', scopes);
        return context.Response.WriteAsync(answer.ToJsonString());
    }

    private async Task FailAsync(HttpContext context, Fault fault)
    {
        switch (fault)
        {
            case Fault.RateLimited limited:
                context.Response.Headers.RetryAfter = limited.Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
                await WriteAsync(context, new JsonObject { ["ok"] = false, ["error"] = "ratelimited" }, [], StatusCodes.Status429TooManyRequests);
                break;
            case Fault.Status status:
                context.Response.StatusCode = status.Code;
                break;
            case Fault.NotOk notOk:
                await WriteAsync(context, new JsonObject { ["ok"] = false, ["error"] = notOk.Error }, []);
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
