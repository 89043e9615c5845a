using System.Text;
using System.Text.Json.Nodes;
using Bot.Core.Moderation;
using Bot.Fakes.Slack;
using Bot.Host.Slack;
using Bot.Tests.Ingestion.Web;
using Bot.Tests.Scenarios;

namespace Bot.Tests.Host.Slack;

public sealed class SlackModerationTests
{
    private const string Moderator = "U9";
    private const string Member = "U1";

    [Fact]
    public async Task Who_is_no_moderator_can_do_nothing_by_whatever_they_send()
    {
        await using var site = await LoopbackSite.StartAsync();
        await using var run = await StartAsync(site);
        var shown = await ShownAsync(run, () => run.CommandAsync($"add {site.At("page")}", user: Moderator, command: "/source"));
        var approve = Button(shown, "source approve");
        var reject = Button(shown, "source reject");
        await run.InteractAsync(run.Payloads.Press(SlackRun.Channel, Moderator, reject, "1.000001", null, isEphemeral: true));
        await run.UntilAsync(() => run.Slack.Views.Opened.Count == 1);
        var opened = run.Slack.Views.Opened.Single();
        var before = await EntriesAsync(run);

        var foreign = run.Payloads.Press(SlackRun.Channel, Moderator, approve, "1.000001", null, isEphemeral: true);
        foreign["team"]!["id"] = "T0OTHER";
        foreign["user"]!["team_id"] = "T0OTHER";
        JsonObject[] sent =
        [
            run.Payloads.Press(SlackRun.Channel, Member, approve, "1.000001", null, isEphemeral: true),
            run.Payloads.Press(SlackRun.Channel, Member, reject, "1.000001", null, isEphemeral: true),
            run.Payloads.Press(SlackRun.Channel, Member, Forged(approve, "run:source remove?article=anything"), "1.000001", null),
            run.Payloads.Submit(opened with { User = Member }, ("reason", "value", "because")),
            foreign,
        ];
        foreach (var payload in sent)
        {
            var refusal = await ShownAsync(run, () => run.InteractAsync(payload));
            Assert.Contains("Only a moderator", refusal.Text, StringComparison.Ordinal);
        }

        foreach (var command in (string[])["add https://gull.example/", "list", "waiting", "approve 1234", "retract x", "history x"])
            Assert.Contains("Only a moderator", (await ShownAsync(run, () => run.CommandAsync(command, command: "/source"))).Text, StringComparison.Ordinal);
        Assert.Contains("Only a moderator", (await ShownAsync(run, () => run.CommandAsync("list", command: "/audit"))).Text, StringComparison.Ordinal);

        Assert.Single(run.Slack.Views.Opened);
        Assert.Equal(before, await EntriesAsync(run));
        Assert.Single(await run.Moderation.ListWaitingAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("run:source approve?proposal=ffffffff")]
    [InlineData("run:source approve?proposal=1&evil=2")]
    [InlineData("run:source destroy?proposal=1")]
    [InlineData("run:")]
    [InlineData("nonsense")]
    public async Task A_made_up_value_of_a_button_does_nothing_even_for_moderators(string value)
    {
        await using var site = await LoopbackSite.StartAsync();
        await using var run = await StartAsync(site);
        var shown = await ShownAsync(run, () => run.CommandAsync($"add {site.At("page")}", user: Moderator, command: "/source"));
        var before = await EntriesAsync(run);

        await run.InteractAsync(run.Payloads.Press(SlackRun.Channel, Moderator, Forged(Button(shown, "source approve"), value), "1.000001", null, isEphemeral: true));
        await run.SettleAsync();

        Assert.Equal(before, await EntriesAsync(run));
    }

    [Fact]
    public async Task A_bare_command_opens_a_form_that_says_what_is_wrong_in_it_and_takes_a_file()
    {
        await using var site = await LoopbackSite.StartAsync();
        await using var run = await StartAsync(site);
        await run.CommandAsync("", user: Moderator, command: "/source");
        await run.UntilAsync(() => run.Slack.Views.Opened.Count == 1);
        var form = run.Slack.Views.Opened.Single();

        var complaint = await run.InteractAndReadAsync(run.Payloads.Submit(form, ("url", "value", "not an address"), ("published", "value", "yesterday")));
        Assert.Equal("errors", complaint!["response_action"]!.ToString());
        Assert.Contains("https://", complaint["errors"]!["url"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("2020-01-31", complaint["errors"]!["published"]!.ToString(), StringComparison.Ordinal);

        var file = run.Slack.AddFile("letter.txt", Encoding.UTF8.GetBytes("The old bridge of Marlow Bay is to be open again in the spring, the council said in a letter."));
        var shown = await ShownAsync(run, async () => Assert.Null(await run.InteractAndReadAsync(run.Payloads.Submit(
            form, ("file", "value", file), ("url", "value", "https://gull.example/letter"), ("outlet", "value", "The Gull")))));

        Assert.Contains("It waits for review. /source approve", shown.Text, StringComparison.Ordinal);
        Assert.Equal("The Gull", Assert.Single(await run.Moderation.ListWaitingAsync(CancellationToken.None)).Draft.Provenance.Outlet);
    }

    [Fact]
    public async Task A_suggestion_is_shown_to_moderators_and_says_who_decided()
    {
        await using var site = await LoopbackSite.StartAsync();
        await using var run = await StartAsync(site);
        await ShownAsync(run, () => run.CommandAsync("mode moderators:true", "C3", Moderator, "/channel"));

        var thanks = await ShownAsync(run, () => run.CommandAsync($"suggest {site.At("page")}", command: "/source"));
        await run.UntilAsync(() => run.Posted.Count == 1);
        var shown = run.Posted[0];
        Assert.Contains("Thank you", thanks.Text, StringComparison.Ordinal);
        Assert.Equal("C3", shown.Channel);

        await run.InteractAsync(run.Payloads.Press("C3", Moderator, SlackModerator.Buttons(shown.Blocks).First(), shown.Ts, null));
        await run.UntilAsync(() => run.Posted.Count == 2);

        var decided = run.Posted[0];
        Assert.Contains(Moderator, decided.Text, StringComparison.Ordinal);
        Assert.Empty(SlackModerator.Buttons(decided.Blocks));
        Assert.Equal($"D{Member}", run.Posted[1].Channel);
        Assert.Contains("was approved", run.Posted[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_scope_for_files_what_is_missing_is_said()
    {
        await using var site = await LoopbackSite.StartAsync();
        await using var run = await StartAsync(site);
        await ShownAsync(run, () => run.CommandAsync($"add {site.At("page")}", user: Moderator, command: "/source"));

        var shown = await ShownAsync(run, () => run.CommandAsync("export", user: Moderator, command: "/audit"));

        Assert.Contains("needs the scope files:write", shown.Text, StringComparison.Ordinal);
        Assert.Empty(run.Slack.State.Shared);
    }

    [Fact]
    public async Task Members_of_the_user_group_are_moderators_until_they_are_taken_out()
    {
        await using var site = await LoopbackSite.StartAsync();
        await using var run = await StartAsync(site, run => run.ModeratorGroup = "S1", "usergroups:read");
        run.Slack.Groups["S1"] = ["U7"];

        Assert.DoesNotContain("Only a moderator", (await ShownAsync(run, () => run.CommandAsync("waiting", user: "U7", command: "/source"))).Text, StringComparison.Ordinal);
        run.Slack.Groups["S1"] = [];
        run.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("Only a moderator", (await ShownAsync(run, () => run.CommandAsync("waiting", user: "U7", command: "/source"))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("add https://a.example/x", "source add", "url", "https://a.example/x")]
    [InlineData("add <https://a.example/x|a.example>", "source add", "url", "https://a.example/x")]
    [InlineData("reject 1a2b it is a copy", "source reject", "reason", "it is a copy")]
    [InlineData("Reject 1a2b reason:\"a copy\"", "source reject", "reason", "a copy")]
    [InlineData("add headline:“Bridge opens” url:https://a.example/x", "source add", "headline", "Bridge opens")]
    [InlineData("list outlet:Gull page:2", "source list", "page", "2")]
    public void What_is_typed_is_read_in_order_by_name_and_in_quotes(string text, string path, string option, string value)
    {
        var read = CommandText.Read("source", text)!.Value;

        Assert.Equal(path, read.Command.Path);
        Assert.Equal(value, read.Values[option]);
    }

    private static Task<SlackRun> StartAsync(LoopbackSite site, Action<SlackRun>? prepare = null, params string[] scopes) => SlackRun.StartAsync(
        prepare: run =>
        {
            run.Site = site;
            prepare?.Invoke(run);
        },
        options: new LoopbackSlackOptions { Scopes = [.. new LoopbackSlackOptions().Scopes, "files:read", .. scopes] });

    private static async Task<EphemeralMessage> ShownAsync(SlackRun run, Func<Task> act)
    {
        var before = run.Ephemerals.Count;
        await act();
        await run.UntilAsync(() => run.Ephemerals.Count > before);
        return run.Ephemerals[^1];
    }

    private static JsonObject Button(EphemeralMessage shown, string path) =>
        SlackModerator.Buttons(shown.Blocks).First(button => button["value"]!.ToString().StartsWith($"run:{path}?", StringComparison.Ordinal));

    private static JsonObject Forged(JsonObject button, string value)
    {
        var forged = (JsonObject)button.DeepClone();
        forged["value"] = value;
        return forged;
    }

    private static async Task<IReadOnlyList<AuditEntry>> EntriesAsync(SlackRun run) => await run.Moderation.ListAuditAsync(after: 0, CancellationToken.None);
}
