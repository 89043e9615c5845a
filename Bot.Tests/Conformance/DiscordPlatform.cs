using Bot.Core.Chat;
using Bot.Fakes.Discord;
using Bot.Host.Discord;
using Bot.Host.Platforms;
using Bot.Tests.Fixtures;
using Bot.Tests.Host;
using Bot.Tests.Host.Discord;

namespace Bot.Tests.Conformance;

/// <summary>A loopback Discord as its users see it.</summary>
internal sealed class DiscordPlatform(DiscordRun run) : IChatPlatform
{
    private static readonly Dictionary<string, string> Users = new() { ["ana"] = DiscordRun.User, ["bo"] = DiscordRun.Other };

    private readonly Dictionary<string, DiscordMessage> said = [];

    private DiscordState State => run.Discord.State;

    public ChatService Service => run.Chat;

    public IReadOnlyList<ShownMessage> Shown =>
        [.. State.Messages.Where(message => message.Author == run.Discord.Options.BotUser && !message.IsLoading).Select(Show)];

    public ChannelAddress ChannelOf(string channel) => new(DiscordChatAdapter.Name, DiscordRun.Guild, DiscordRun.Channel);

    public Task<string> MentionAsync(string channel, string user, string text, string? thread = null) => SayAsync(channel, user, $"{run.Mention} {text}", thread);

    public Task<string> SayAsync(string channel, string user, string text, string? thread = null)
    {
        if (thread is not null && !State.Channels.ContainsKey(thread))
            State.AddThread(thread, State.Channels[DiscordRun.Channel], Users[user]);
        return SayInAsync(thread ?? DiscordRun.Channel, user, text);
    }

    public Task<string> DirectAsync(string user, string text) => SayInAsync(State.DirectChannel(Users[user]).Id, user, text);

    public Task CommandAsync(string channel, string user, string text) =>
        SettleAsync(() => run.Discord.People.Use(DiscordRun.Channel, Users[user], "ask", ("question", text)));

    public Task RedeliverAsync(string message) => SettleAsync(() =>
    {
        foreach (var _ in Enumerable.Range(0, 2))
            run.Discord.Gateway.Dispatch("MESSAGE_CREATE", DiscordPayloads.MessageEvent(run.Discord, said[message]), State.Channels[said[message].Channel].Guild);
    });

    public Task EditAsync(string message, string text) =>
        SettleAsync(() => run.Discord.People.Edit(said[message], said[message].Content.Contains(run.Mention, StringComparison.Ordinal) ? $"{run.Mention} {text}" : text));

    public Task DeleteAsync(string message) => SettleAsync(() => run.Discord.People.Delete(said[message]));

    public Task PressAsync(ShownMessage message, ReplyAction action, string user) => SettleAsync(() =>
    {
        var below = State.Messages.Single(other => other.Id == message.Id);
        run.Discord.People.Press(below, Users[user], DiscordRun.Button(below, ActionIds.Of(action)));
    });

    public void RefusePosts(int count) => run.Discord.Faults = request =>
        request.Route == "POST /channels/{channel.id}/messages" && count-- > 0 ? new Fault.Status(503, Done: false) : null;

    public Task TellAsync(Func<ToldAnswers, Task> happen) =>
        run.Discord.RunAsync(run.Clock, new ToldAnswers(run.Store).TellAsync(happen, run.App.Adapter, run.Clock));

    public ValueTask DisposeAsync() => run.DisposeAsync();

    private async Task<string> SayInAsync(string channel, string user, string text)
    {
        DiscordMessage? message = null;
        await SettleAsync(() => message = run.Discord.People.Say(channel, Users[user], text));
        said[message!.Id] = message;
        return message.Id;
    }

    private async Task SettleAsync(Action act)
    {
        act();
        await run.SettleAsync();
    }

    private ShownMessage Show(DiscordMessage message)
    {
        var at = State.Channels[message.Channel];
        var seenBy = message.IsEphemeral ? run.Discord.Interactions.All.Single(interaction => interaction.Id == message.Interaction).User : at.Kind == ChannelKind.Direct ? at.Owner : null;
        return new ShownMessage(
            message.Id,
            NameOf(at.Parent ?? at.Id),
            at.Kind == ChannelKind.PublicThread ? at.Id : null,
            Users.Where(user => user.Value == seenBy).Select(user => user.Key).SingleOrDefault(),
            message.Text);
    }

    private static string NameOf(string channel) => channel == DiscordRun.Channel ? "general" : channel;
}
