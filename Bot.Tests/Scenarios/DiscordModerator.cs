using System.Text;
using System.Text.Json.Nodes;
using Bot.Core.Retrieval;
using Bot.Fakes.Discord;
using Bot.Tests.Fixtures;
using Bot.Tests.Host;
using Bot.Tests.Host.Discord;
using Bot.Tests.Ingestion.Web;

namespace Bot.Tests.Scenarios;

internal sealed class DiscordModerator(DiscordRun run, LoopbackSite site) : IChatModerator
{
    private const string Gathering = "41771983444117000";

    private DiscordMessage? shown;

    public LoopbackSite Site => site;

    public bool KeepsQuestions => true;

    public static async Task<IChatModerator> StartAsync()
    {
        var site = await LoopbackSite.StartAsync();
        var run = await DiscordRun.StartAsync(run =>
        {
            run.Site = site;
            run.Ask = AskedStore.PipelineOf(run.Store, Glossary.Empty, run.Clock).AskAsync;
        });
        return new DiscordModerator(run, site);
    }

    public string StorePath => run.StorePath;

    public string Reply => run.Posted[0].Components!.ToJsonString();

    public IReadOnlyList<string> ToldInThread => [.. run.Posted.Skip(1).Where(message => message.Channel == run.Posted[0].Channel).Select(Plain)];

    public IReadOnlyList<string> ToldToModerators => [.. run.Posted.Where(message => message.Channel == Gathering).Select(Plain)];

    public async Task GatherAsync()
    {
        run.Discord.State.AddChannel(Gathering, DiscordRun.Guild);
        await run.UseInAsync(DiscordRun.Moderator, Gathering, "channel mode", ("moderators", true));
    }

    public Task AskInPublicAsync(string question) => run.AskAsync(question);

    public Task TellAsync() => run.Discord.RunAsync(run.Clock, TellingTests.TellAsync(run.Store, run.App.Adapter, run.Clock));

    public async Task<string> GiveAsync(string path, params (string Option, string Value)[] values) =>
        Plain(shown = await run.UseInAsync(DiscordRun.Moderator, DiscordRun.Channel, path is "export answer" ? "answer" : path, [.. values.Select(value => (value.Option, (JsonNode)value.Value))]));

    public async Task<string> TakeAsync(string path, params (string Option, string Value)[] values)
    {
        await GiveAsync(path, values);
        Assert.True(shown!.IsEphemeral);
        return Encoding.UTF8.GetString(Assert.Single(shown.Files).Content);
    }

    public async Task<string> AttachAsync(string name, byte[] content, params (string Option, string Value)[] values)
    {
        var file = run.Discord.State.AddAttachment(name, content);
        var added = run.Discord.People.UseWithFile(DiscordRun.Channel, DiscordRun.Moderator, "source add", "file", file, [.. values.Select(value => (value.Option, (JsonNode)value.Value))]);
        await run.FilledAsync(added);
        return Plain(shown = run.Answer(added));
    }

    public async Task<string> FollowAsync(string path)
    {
        var id = DiscordRun.Buttons(shown!.Components).Select(button => button["custom_id"]!.ToString()).First(id => id.StartsWith($"run:{path}?", StringComparison.Ordinal));
        var press = run.Discord.People.Press(shown, DiscordRun.Moderator, id);
        await run.FilledAsync(press);
        return Plain(shown = run.Answer(press));
    }

    public async Task<string> AskAsync(string question) => Plain(await run.UseInAsync(DiscordRun.Moderator, DiscordRun.Channel, "ask", ("question", question)));

    public async ValueTask DisposeAsync()
    {
        await run.DisposeAsync();
        await site.DisposeAsync();
    }

    /// <summary>As people read it.</summary>
    private static string Plain(DiscordMessage message) => message.Text.Replace("\\", "", StringComparison.Ordinal);
}
