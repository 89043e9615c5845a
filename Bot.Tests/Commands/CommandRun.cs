using Bot.Core.Commands;
using Bot.Core.Moderation;
using Bot.Tests.Moderation;

namespace Bot.Tests.Commands;

/// <summary>Commands given at a desk with a store and a site of its own.</summary>
internal sealed class CommandRun(Desk desk) : IAsyncDisposable
{
    private readonly CommandDesk commands = new(new CommandServices(desk.Sources, desk.Feeds, desk.Upkeep, desk.Store, desk.Asked.Store) { Pace = new SuggestionPace(10, desk.Asked.Clock) });

    public Desk Desk => desk;

    public static async Task<CommandRun> StartAsync(ModerationOptions? options = null) => new(await Desk.OpenAsync(options));

    public Task<CommandOutcome> GiveAsync(Caller caller, string path, params (string Option, string Value)[] values) =>
        commands.RunAsync(new CommandCall(CommandRegistry.Find(path)!, caller, values.ToDictionary(value => value.Option, value => value.Value)), CancellationToken.None);

    public Task<CommandOutcome> SendAsync(Caller caller, string path, CommandFile file, params (string Option, string Value)[] values) => commands.RunAsync(
        new CommandCall(CommandRegistry.Find(path)!, caller, values.ToDictionary(value => value.Option, value => value.Value), new Dictionary<string, CommandFile> { ["file"] = file }),
        CancellationToken.None);

    public async Task<CommandResult> DoneAsync(Caller caller, string path, params (string Option, string Value)[] values) =>
        Assert.IsType<CommandOutcome.Done>(await GiveAsync(caller, path, values)).Result;

    public Task<IReadOnlyList<(string Value, string Label)>> SuggestAsync(Caller caller, string path, string option, string typed) =>
        commands.SuggestAsync(CommandRegistry.Find(path)!, CommandRegistry.Find(path)!.Find(option)!, caller, typed, 25, CancellationToken.None);

    public static Caller Moderator { get; } = new(Desk.Ada, null, "en", _ => Task.FromResult(true));

    public static Caller Member { get; } = new(Desk.Bo, null, "en", _ => Task.FromResult(false));

    public ValueTask DisposeAsync() => desk.DisposeAsync();
}
