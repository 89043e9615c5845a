using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Core.Chat;
using Bot.Fakes.Slack;
using Bot.Host.Configuration;
using Bot.Host.Platforms;
using Bot.Host.Slack;
using Bot.Tests.Conformance;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Host.Slack;

/// <summary>The bot in a loopback Slack, for the suite that holds every chat adapter.</summary>
internal sealed class SlackPlatform : IChatPlatform
{
    private readonly SlackRun run;
    private readonly Dictionary<string, (SlackMessage Message, IReadOnlyList<JsonObject> Events)> said = [];

    private SlackPlatform(SlackRun run) => this.run = run;

    public ChatService Service => run.Chat;

    public IReadOnlyList<ShownMessage> Shown =>
    [
        .. run.Posted.Select(message => (message.At, new ShownMessage(message.Ts, NameOf(message.Channel), message.ThreadTs, OnlyFor: null, Read(message.Text, message.Blocks))))
            .Concat(run.Ephemerals.Select((message, number) => (message.At, new ShownMessage(EphemeralId(number), NameOf(message.Channel), message.ThreadTs, NameOf(message.User), Read(message.Text, message.Blocks)))))
            .OrderBy(shown => shown.At)
            .Select(shown => shown.Item2),
    ];

    private string Mention => $"<@{run.Slack.Options.BotUser}> ";

    public static async Task<IChatPlatform> StartAsync(Ask ask, bool isSocket, string client = ChatClients.BuiltIn) => new SlackPlatform(await SlackRun.StartAsync(isSocket, client: client, prepare: run =>
    {
        run.Ask = ask;
        run.Slack.State.AddChannel(ChannelId("general"));
    }));

    public ChannelAddress ChannelOf(string channel) => new(SlackChatAdapter.Name, run.Slack.Options.Team, ChannelId(channel));

    public Task<string> MentionAsync(string channel, string user, string text, string? thread = null) =>
        WriteAsync(ChannelId(channel), user, Mention + text, thread);

    public Task<string> SayAsync(string channel, string user, string text, string? thread = null) => WriteAsync(ChannelId(channel), user, text, thread);

    public Task<string> DirectAsync(string user, string text)
    {
        var channel = run.Slack.State.AddChannel($"D0{user.ToUpperInvariant()}", ChannelKind.Direct);
        return WriteAsync(channel.Id, user, text, thread: null);
    }

    public async Task CommandAsync(string channel, string user, string text)
    {
        await run.CommandAsync(text, ChannelId(channel), UserId(user));
        await run.SettleAsync();
    }

    public async Task RedeliverAsync(string message)
    {
        // Slack signs every attempt anew, and later.
        var later = run.Clock.GetUtcNow().AddSeconds(2);
        await run.UntilAsync(() => run.Clock.GetUtcNow() >= later);
        await run.DeliverAsync([.. said[message].Events, .. said[message].Events.Select(run.Payloads.Again)]);
        await run.SettleAsync();
    }

    public async Task EditAsync(string message, string text)
    {
        var before = said[message].Message;
        await run.DeliverAsync(run.Payloads.Edit(before, before.Text.StartsWith(Mention, StringComparison.Ordinal) ? Mention + text : text));
        await run.SettleAsync();
    }

    public async Task DeleteAsync(string message)
    {
        await run.DeliverAsync(run.Payloads.Delete(said[message].Message));
        await run.SettleAsync();
    }

    public async Task PressAsync(ShownMessage message, ReplyAction action, string user)
    {
        var blocks = message.OnlyFor is null
            ? run.Posted.Single(posted => posted.Ts == message.Id).Blocks
            : run.Ephemerals.Where((_, number) => EphemeralId(number) == message.Id).Single().Blocks;
        var button = SlackRun.Button(blocks, action switch
        {
            ReplyAction.Share => ActionIds.Share,
            ReplyAction.ShowPassages => ActionIds.Passages,
            _ => throw new UnreachableException(),
        });
        await run.InteractAsync(run.Payloads.Press(ChannelId(message.Channel), UserId(user), button, message.Id, message.Thread, isEphemeral: message.OnlyFor is not null));
        await run.SettleAsync();
    }

    public void RefusePosts(int count) => run.Slack.Faults = call =>
        call.Method != "chat.postMessage" || count-- <= 0 ? null
        : count % 2 == 0 ? new Fault.RateLimited(2) : new Fault.Status(503, Done: false);

    public Task TellAsync(Func<ToldAnswers, Task> happen) =>
        run.Slack.RunAsync(run.Clock, new ToldAnswers(run.Store).TellAsync(happen, run.App.Adapter, run.Clock));

    public ValueTask DisposeAsync() => run.DisposeAsync();

    private async Task<string> WriteAsync(string channel, string user, string text, string? thread)
    {
        var (message, events) = run.Payloads.Say(channel, UserId(user), text, thread);
        said[message.Ts] = (message, events);
        await run.DeliverAsync(events);
        await run.SettleAsync();
        return message.Ts;
    }

    private static string ChannelId(string name) => $"C0{name.ToUpperInvariant()}";

    private static string UserId(string name) => $"U0{name.ToUpperInvariant()}";

    private static string NameOf(string id) => id[2..].ToLowerInvariant();

    private static string EphemeralId(int number) => string.Create(CultureInfo.InvariantCulture, $"ephemeral-{number}");

    /// <summary>As a person reads it: the blocks where there are some, and otherwise the text.</summary>
    private static string Read(string text, JsonArray? blocks) => (blocks is null ? text : string.Join('\n', Texts(blocks)))
        .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Texts),
        JsonObject item => item.SelectMany(member => member is { Key: "text", Value: JsonValue text } ? [text.ToString()] : Texts(member.Value)),
        _ => [],
    };
}
