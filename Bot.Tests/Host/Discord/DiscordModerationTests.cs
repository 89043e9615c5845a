using System.Text;
using System.Text.Json.Nodes;
using Bot.Core.Moderation;
using Bot.Fakes.Discord;
using Bot.Host.Discord;
using Bot.Tests.Ingestion.Web;

namespace Bot.Tests.Host.Discord;

public sealed class DiscordModerationTests
{
    private const string Elsewhere = "41771983444115000";
    private const string ElsewhereChannel = "41771983444115001";

    [Fact]
    public async Task Who_is_no_moderator_can_do_nothing_by_whatever_they_send()
    {
        await using var site = await LoopbackSite.StartAsync();
        await using var run = await StartAsync(site);
        var shown = await run.UseInAsync(DiscordRun.Moderator, DiscordRun.Channel, "source add", ("url", site.At("page")));
        var (approve, reject) = (Button(shown, "run:source approve"), Button(shown, "form:source reject"));
        var form = run.Discord.People.Press(shown, DiscordRun.Moderator, reject);
        await run.UntilAsync(() => form.AnswerData is not null);
        var before = await EntriesAsync(run);

        LoopbackInteraction[] sent =
        [
            run.Discord.People.Press(shown, DiscordRun.User, approve),
            run.Discord.People.Press(shown, DiscordRun.User, reject),
            run.Discord.People.Press(shown, DiscordRun.User, "run:source remove?article=anything"),
            run.Discord.People.Submit(form with { User = DiscordRun.User }, ("reason", "because")),
            run.Discord.People.Use(DiscordRun.Channel, DiscordRun.User, "source add", [("url", site.At("plain.txt"))]),
            run.Discord.People.Use(DiscordRun.Channel, DiscordRun.User, "audit list", []),
            // Who made a server of their own may manage that, and no sources.
            run.Discord.People.Use(ElsewhereChannel, DiscordRun.Other, "source approve", [("proposal", approve.Split('=')[1])]),
            run.Discord.People.Use(ElsewhereChannel, DiscordRun.Other, "source waiting", []),
        ];
        foreach (var interaction in sent)
        {
            await run.FilledAsync(interaction);
            Assert.Matches("Only moderators can do that|only moderators of named servers", run.Answer(interaction).Text);
            Assert.True(run.Answer(interaction).IsEphemeral);
        }

        Assert.Equal(before, await EntriesAsync(run));
        Assert.Single(await run.Moderation.ListWaitingAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Choices_are_offered_to_moderators_only()
    {
        await using var site = await LoopbackSite.StartAsync();
        await using var run = await StartAsync(site);
        await run.UseInAsync(DiscordRun.Moderator, DiscordRun.Channel, "source add", ("url", site.At("page")));

        var offered = run.Discord.People.Type(DiscordRun.Channel, DiscordRun.Moderator, "source approve", "proposal", "bridge");
        var hidden = run.Discord.People.Type(DiscordRun.Channel, DiscordRun.User, "source approve", "proposal", "bridge");
        await run.UntilAsync(() => offered.AnswerData is not null && hidden.AnswerData is not null);

        Assert.Single(offered.AnswerData!["choices"]!.AsArray());
        Assert.Empty(hidden.AnswerData!["choices"]!.AsArray());
    }

    [Fact]
    public async Task A_rejection_asks_for_its_reason()
    {
        await using var site = await LoopbackSite.StartAsync();
        await using var run = await StartAsync(site);
        var shown = await run.UseInAsync(DiscordRun.Moderator, DiscordRun.Channel, "source add", ("url", site.At("page")));

        var form = run.Discord.People.Press(shown, DiscordRun.Moderator, Button(shown, "form:source reject"));
        await run.UntilAsync(() => form.AnswerData is not null);
        var submitted = run.Discord.People.Submit(form, ("reason", "it is a copy"));
        await run.FilledAsync(submitted);

        Assert.Equal("rejected", run.Answer(submitted).Text);
        Assert.Equal("it is a copy", (await EntriesAsync(run))[^1].After);
    }

    [Fact]
    public async Task A_file_is_added_with_what_is_said_of_it()
    {
        await using var site = await LoopbackSite.StartAsync();
        await using var run = await StartAsync(site);
        var file = run.Discord.State.AddAttachment("letter.txt", Encoding.UTF8.GetBytes("The old bridge of Marlow Bay is to be open again in the spring, the council said in a letter."));

        var added = run.Discord.People.UseWithFile(DiscordRun.Channel, DiscordRun.Moderator, "source add", "file", file, ("url", "https://gull.example/letter"), ("outlet", "The Gull"));
        await run.FilledAsync(added);

        Assert.Contains("waits for review", run.Answer(added).Text, StringComparison.Ordinal);
        Assert.Equal("The Gull", Assert.Single(await run.Moderation.ListWaitingAsync(CancellationToken.None)).Draft.Provenance.Outlet);
    }

    [Fact]
    public async Task A_suggestion_is_shown_to_moderators_and_says_who_decided()
    {
        const string Desk = "41771983444117000";
        await using var site = await LoopbackSite.StartAsync();
        await using var run = await StartAsync(site);
        run.Discord.State.AddChannel(Desk, DiscordRun.Guild);
        await run.UseInAsync(DiscordRun.Moderator, Desk, "channel mode", ("moderators", true));

        var thanks = await run.UseAsync("suggest", ("url", site.At("page")));
        await run.UntilAsync(() => run.Posted.Count == 1);
        var shown = run.Posted[0];
        Assert.Contains("Thank you", thanks.Text, StringComparison.Ordinal);
        Assert.Equal(Desk, shown.Channel);

        await run.FilledAsync(run.Discord.People.Press(shown, DiscordRun.Moderator, Button(shown, "run:source approve")));
        await run.UntilAsync(() => run.Posted.Count == 2);

        Assert.Contains(DiscordRun.Moderator, run.Posted[0].Text, StringComparison.Ordinal);
        Assert.Empty(DiscordRun.Buttons(run.Posted[0].Components));
        Assert.Contains("was approved", run.Posted[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_moderators_do_is_shown_to_who_may_manage_the_server_and_suggesting_to_all()
    {
        var commands = ModelCommands.All.ToDictionary(command => command["name"]!.ToString());

        Assert.All((string[])["suggest", "answer"], name => Assert.Null(commands[name]["default_member_permissions"]));
        Assert.All(commands.Where(command => command.Key is not ("suggest" or "answer")), command => Assert.Equal("32", command.Value["default_member_permissions"]!.ToString()));
        Assert.Equal("agregar", commands["source"]["options"]!.AsArray().Single(option => option!["name"]!.ToString() == "add")!["name_localizations"]!["es-ES"]!.ToString());
    }

    [Fact]
    public async Task Who_has_the_moderators_role_is_one_as_long_as_they_have_it()
    {
        await using var site = await LoopbackSite.StartAsync();
        await using var run = await StartAsync(site);
        var roles = run.Discord.State.Guilds[DiscordRun.Guild].Roles;

        roles[DiscordRun.Other] = [DiscordRun.ModeratorRole];
        var taken = await run.UseInAsync(DiscordRun.Other, DiscordRun.Channel, "source waiting");
        roles[DiscordRun.Other] = ["41771983444119999"];
        var refused = await run.UseInAsync(DiscordRun.Other, DiscordRun.Channel, "source waiting");

        Assert.Equal("no source waits for review", taken.Text);
        Assert.Contains("Only moderators can do that", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_breaks_says_so()
    {
        await using var site = await LoopbackSite.StartAsync();
        await using var run = await StartAsync(site);
        await run.BreakAuditAsync();

        var answer = await run.UseInAsync(DiscordRun.Moderator, DiscordRun.Channel, "audit list");

        Assert.Contains("That did not work", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_commands_look_the_same_in_any_language_and_none_is_larger_than_discord_takes()
    {
        var slash = CommandCatalog.All.Where(command => command["type"]!.GetValue<int>() == 1).ToList();

        Assert.All(slash, command => Assert.InRange(Characters(command), 1, 8_000));
        foreach (var siblings in slash.SelectMany(Below).Prepend(slash))
        {
            var names = siblings.SelectMany(command => command["name_localizations"]!.AsObject().Select(name => $"{name.Key} {name.Value}").Append($"{command["name"]}")).ToList();
            Assert.Equal(names.Distinct(), names);
        }
    }

    /// <summary>What stands side by side below a command.</summary>
    private static IEnumerable<List<JsonObject>> Below(JsonObject command)
    {
        List<JsonObject> options = [.. (command["options"] as JsonArray ?? []).Select(option => option!.AsObject())];
        return options.SelectMany(Below).Prepend(options);
    }

    // https://docs.discord.com/developers/interactions/application-commands#slash-commands
    private static int Characters(JsonObject command) =>
        Longest(command, "name") + Longest(command, "description") + (command["value"]?.ToString().Length ?? 0)
        + (command["options"] as JsonArray ?? []).Concat(command["choices"] as JsonArray ?? []).Sum(inner => Characters(inner!.AsObject()));

    private static int Longest(JsonObject command, string member) =>
        (command[$"{member}_localizations"] as JsonObject ?? []).Select(text => text.Value!.ToString().Length).Append(command[member]?.ToString().Length ?? 0).Max();

    private static Task<DiscordRun> StartAsync(LoopbackSite site) => DiscordRun.StartAsync(run =>
    {
        run.Site = site;
        run.Discord.State.AddGuild(Elsewhere).Permissions[DiscordRun.Other] = 1 << 5;
        run.Discord.State.AddChannel(ElsewhereChannel, Elsewhere);
    });

    private static string Button(DiscordMessage message, string start) =>
        DiscordRun.Buttons(message.Components).Select(button => button["custom_id"]!.ToString()).First(id => id.StartsWith(start, StringComparison.Ordinal));

    private static async Task<IReadOnlyList<AuditEntry>> EntriesAsync(DiscordRun run) => await run.Moderation.ListAuditAsync(after: 0, CancellationToken.None);
}
