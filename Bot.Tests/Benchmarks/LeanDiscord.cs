using System.Globalization;
using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bot.Benchmarks;

/// <summary>
/// A Discord that only sends messages and takes replies, and checks nothing: what is measured on it is the client's work more
/// than the server's. Gateway and HTTP are on real sockets, the gateway's stream is compressed.
/// </summary>
internal sealed class LeanDiscord : IAsyncDisposable
{
    public const string Asker = "41771983444110001";
    private const string Bot = "700000000000000001";
    private const string Guild = "41771983444115456";
    private const int Channels = 64;
    private const int Heartbeat = 1;
    private const int Identify = 2;

    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication server;
    private readonly MemoryStream compressed = new();
    private readonly ZLibStream stream;
    private readonly SemaphoreSlim sending = new(1, 1);
    private WebSocket? socket;
    private int sequence;
    private long replies;

    private LeanDiscord()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.UseWebSockets();
        server.MapGet("/api/v10/gateway/bot", AddressAsync);
        server.MapPost("/api/v10/channels/{channel}/messages", ReplyAsync);
        server.MapGet("/gateway", ServeAsync);
        stream = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true);
    }

    public Uri ApiBase => new(new Uri(server.Urls.Single()), "/api/v10/");

    public long Replies => Interlocked.Read(ref replies);

    public Task WhenReadyAsync() => ready.Task;

    public static async Task<LeanDiscord> StartAsync()
    {
        var discord = new LeanDiscord();
        await discord.server.StartAsync();
        return discord;
    }

    /// <summary>Sends so many messages of a person that mention the bot.</summary>
    public async Task SayAsync(int messages)
    {
        for (var number = 0; number < messages; number++)
            await SendAsync(0, "MESSAGE_CREATE", Message(Asker, $"<@{Bot}> what does it cost?", ChannelOf(number)));
    }

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync(new CancellationToken(canceled: true));
        await server.DisposeAsync();
        await stream.DisposeAsync();
        await compressed.DisposeAsync();
        sending.Dispose();
    }

    private Task AddressAsync(HttpContext context) => AnswerAsync(context, $$$"""
        {"url":"ws://{{{context.Request.Host}}}/gateway","shards":1,"session_start_limit":{"total":1000,"remaining":1000,"reset_after":1,"max_concurrency":1}}
        """);

    private async Task ReplyAsync(HttpContext context)
    {
        // Read, as a server has to: the body is part of what the client sends.
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        Interlocked.Increment(ref replies);
        await AnswerAsync(context, Message(Bot, body.RootElement.GetProperty("content").GetString()!, (string)context.Request.RouteValues["channel"]!));
    }

    private static Task AnswerAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var accepted = await context.WebSockets.AcceptWebSocketAsync();
        socket = accepted;
        await SendAsync(10, null, """{"heartbeat_interval":41250}""");
        var buffer = new byte[16 * 1024];
        while (await accepted.ReceiveAsync(buffer, context.RequestAborted) is { MessageType: not WebSocketMessageType.Close } part)
        {
            using var payload = JsonDocument.Parse(buffer.AsMemory(0, part.Count));
            await HandleAsync(payload.RootElement.GetProperty("op").GetInt32(), context);
        }
    }

    private async Task HandleAsync(int op, HttpContext context)
    {
        if (op == Heartbeat)
            await SendAsync(11, null, "null");
        if (op != Identify)
            return;
        var session = $$$"""{"v":10,"user":{"id":"{{{Bot}}}","username":"docket","discriminator":"0001","avatar":null,"bot":true},"guilds":[],"private_channels":[],"session_id":"1","resume_gateway_url":"ws://{{{context.Request.Host}}}/gateway","application":{"id":"1","flags":0}}""";
        await SendAsync(0, "READY", session);
        ready.TrySetResult();
    }

    private async Task SendAsync(int op, string? type, string data)
    {
        await sending.WaitAsync();
        try
        {
            var number = type is null ? "null" : (++sequence).ToString(CultureInfo.InvariantCulture);
            var name = type is null ? "null" : $"\"{type}\"";
            compressed.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes($$"""{"t":{{name}},"s":{{number}},"op":{{op}},"d":{{data}}}"""));
            await stream.FlushAsync();
            await socket!.SendAsync(compressed.GetBuffer().AsMemory(0, (int)compressed.Length), WebSocketMessageType.Binary, true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }

    private static string ChannelOf(int number) => (41_771_983_444_116_000 + (number % Channels)).ToString(CultureInfo.InvariantCulture);

    private static string Message(string author, string content, string channel) => $$$"""
        {"id":"1326950000000000001","type":0,"channel_id":"{{{channel}}}","guild_id":"{{{Guild}}}","content":"{{{content}}}","timestamp":"2026-01-02T03:04:05.678000+00:00","edited_timestamp":null,"tts":false,"mention_everyone":false,"mentions":[{"id":"{{{Bot}}}","username":"docket","discriminator":"0001","global_name":null,"avatar":null,"public_flags":0,"bot":true}],"mention_roles":[],"attachments":[],"embeds":[],"components":[],"pinned":false,"flags":0,"author":{"id":"{{{author}}}","username":"user","discriminator":"0","global_name":"User","avatar":null,"public_flags":0},"member":{"roles":[],"joined_at":"2026-01-02T03:04:05.000000+00:00","nick":null,"deaf":false,"mute":false,"pending":false,"flags":0}}
        """;
}
