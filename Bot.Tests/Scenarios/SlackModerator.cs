using System.Text;
using System.Text.Json.Nodes;
using Bot.Core.Retrieval;
using Bot.Fakes.Slack;
using Bot.Tests.Fixtures;
using Bot.Tests.Host;
using Bot.Tests.Host.Slack;
using Bot.Tests.Ingestion.Web;

namespace Bot.Tests.Scenarios;

internal sealed class SlackModerator(SlackRun run, LoopbackSite site) : IChatModerator
{
    private const string Moderator = "U9";
    private const string Gathering = "C3";

    public LoopbackSite Site => site;

    public bool KeepsQuestions => true;

    public static async Task<IChatModerator> StartAsync()
    {
        var site = await LoopbackSite.StartAsync();
        var run = await SlackRun.StartAsync(
            prepare: run =>
            {
                run.Site = site;
                run.Ask = AskedStore.PipelineOf(run.Store, Glossary.Empty, run.Clock).AskAsync;
            },
            options: new LoopbackSlackOptions { Scopes = [.. new LoopbackSlackOptions().Scopes, "files:read", "files:write"] });
        return new SlackModerator(run, site);
    }

    public string StorePath => run.StorePath;

    public string Reply => run.Posted[0].Blocks!.ToJsonString();

    public IReadOnlyList<string> ToldInThread => [.. run.Posted.Skip(1).Where(message => message.Channel == SlackRun.Channel && message.ThreadTs == run.Posted[0].ThreadTs).Select(message => message.Text)];

    public IReadOnlyList<string> ToldToModerators => [.. run.Posted.Where(message => message.Channel == Gathering).Select(message => message.Text)];

    public Task GatherAsync() => ShownAsync(() => run.CommandAsync("mode moderators:true", Gathering, Moderator, "/channel"));

    public async Task AskInPublicAsync(string question)
    {
        await run.AskAsync(question);
        await run.IdleAsync();
    }

    public Task TellAsync() => run.Slack.RunAsync(run.Clock, TellingTests.TellAsync(run.Store, run.App.Adapter, run.Clock));

    public Task<string> GiveAsync(string path, params (string Option, string Value)[] values)
    {
        var words = path.Split(' ', 2);
        return ShownAsync(() => run.CommandAsync(string.Join(' ', [.. words.Skip(1), .. values.Select(value => $"{value.Option}:\"{value.Value}\"")]), user: Moderator, command: $"/{words[0]}"));
    }

    public async Task<string> TakeAsync(string path, params (string Option, string Value)[] values)
    {
        Assert.Contains("is in your messages with me", await GiveAsync(path, values), StringComparison.Ordinal);
        var file = run.Slack.State.Shared.Last();
        Assert.Equal($"D{Moderator}", file.Channel);
        return Encoding.UTF8.GetString(file.Content);
    }

    public async Task<string> AttachAsync(string name, byte[] content, params (string Option, string Value)[] values)
    {
        var opened = run.Slack.Views.Opened.Count;
        await run.CommandAsync("", user: Moderator, command: "/source");
        await run.UntilAsync(() => run.Slack.Views.Opened.Count > opened);
        (string, string, string)[] fields = [("file", "value", run.Slack.AddFile(name, content)), .. values.Select(value => (value.Option, "value", value.Value))];
        return await ShownAsync(async () => Assert.Null(await run.InteractAndReadAsync(run.Payloads.Submit(run.Slack.Views.Opened.Last(), fields))));
    }

    public Task<string> FollowAsync(string path)
    {
        var button = run.Ephemerals.SelectMany(shown => Buttons(shown.Blocks)).Last(button => button["value"]!.ToString().StartsWith($"run:{path}?", StringComparison.Ordinal));
        return ShownAsync(() => run.InteractAsync(run.Payloads.Press(SlackRun.Channel, Moderator, button, "1.000001", null, isEphemeral: true)));
    }

    public Task<string> AskAsync(string question) => ShownAsync(() => run.CommandAsync(question, user: Moderator));

    public static IEnumerable<JsonObject> Buttons(JsonArray? blocks) => (blocks ?? []).Where(block => block!["type"]!.ToString() == "actions").SelectMany(block => block!["elements"]!.AsArray()).Select(button => button!.AsObject());

    public async ValueTask DisposeAsync()
    {
        await run.DisposeAsync();
        await site.DisposeAsync();
    }

    private async Task<string> ShownAsync(Func<Task> act)
    {
        var before = run.Ephemerals.Count;
        await act();
        await run.UntilAsync(() => run.Ephemerals.Count > before);
        return run.Ephemerals[^1].Text;
    }
}
