using System.Text.Json.Nodes;
using Bot.Core.Commands;
using Bot.Core.Moderation;
using Bot.Core.Storage;
using Bot.Fakes.Discord;
using Bot.Fakes.Slack;
using Bot.Host.Platforms;
using Bot.Host.Slack.Rendering;
using Bot.Tests.Fixtures;
using Bot.Tests.Host.Discord;
using Bot.Tests.Host.Slack;

namespace Bot.Tests.Scenarios;

/// <summary>Every command of moderators, by every way in which somebody who is none may send it: typed, by a button, by a form, by what is offered while typing.</summary>
public sealed class NoModeratorTests
{
    private const string Proposal = "0000aaaa";
    private const string Member = "U1";
    private const int ModalSubmit = 5;

    private static readonly Actor Ada = new("slack", "T1", "UADA");

    private static IReadOnlyList<CommandDefinition> Commands { get; } = [.. CommandRegistry.All.Where(command => command.Access == CommandAccess.Moderator)];

    [Fact]
    public async Task In_Slack_no_command_button_or_form_does_anything()
    {
        await using var run = await SlackRun.StartAsync();
        await PrepareAsync(run.Store);
        var before = await StateAsync(run.Store);

        foreach (var command in Commands)
        {
            var (words, values) = (command.Path.Split(' ', 2), Values(command));
            await AssertRefusedAsync(command, () => run.CommandAsync(Typed(words, values), user: Member, command: $"/{words[0]}"));
            await AssertRefusedAsync(command, () => run.CommandAsync(words.ElementAtOrDefault(1) ?? "", user: Member, command: $"/{words[0]}"));
            foreach (var action in (string[])["run:0", "run_form:0"])
            {
                var button = new JsonObject { ["type"] = "button", ["action_id"] = action, ["block_id"] = "b", ["value"] = CommandLink.Write(command.Path, values), ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "Yes" } };
                await AssertRefusedAsync(command, () => run.InteractAsync(run.Payloads.Press(SlackRun.Channel, Member, button, "1.000001", null, isEphemeral: true)));
            }

            (string, string, string)[] filled =
            [
                .. values.Select(value => (value.Key, "value", value.Value)),
                .. command.Options.Where(option => option.Kind == OptionKind.File).Select(option => (option.Name, "value", "F1")),
            ];
            await AssertRefusedAsync(command, () => run.InteractAsync(run.Payloads.Submit(Form(run, command), filled)));
        }

        Assert.Empty(run.Slack.Views.Opened);
        Assert.Equal(before, await StateAsync(run.Store));

        async Task AssertRefusedAsync(CommandDefinition command, Func<Task> act)
        {
            var shown = run.Ephemerals.Count;
            await act();
            await run.UntilAsync(() => run.Ephemerals.Count > shown);
            Assert.True(run.Ephemerals[^1].Text.Contains("Only a moderator", StringComparison.Ordinal), $"{command.Path}: {run.Ephemerals[^1].Text}");
        }
    }

    [Fact]
    public async Task In_Discord_no_command_button_form_or_completion_does_anything()
    {
        await using var run = await DiscordRun.StartAsync();
        await PrepareAsync(run.Store);
        run.Discord.State.Guilds[DiscordRun.Guild].Permissions[DiscordRun.User] = 0;
        var before = await StateAsync(run.Store);
        await run.AskAsync("What does it cost?");
        var message = run.Posted[0];

        foreach (var command in Commands)
        {
            var values = Values(command);
            var link = CommandLink.Write(command.Path, values);
            await AssertRefusedAsync(command, run.Discord.People.Use(DiscordRun.Channel, DiscordRun.User, command.Path, [.. values.Select(value => (value.Key, (JsonNode)value.Value))]));
            await AssertRefusedAsync(command, run.Discord.People.Use(DiscordRun.Channel, DiscordRun.User, command.Path, []));
            await AssertRefusedAsync(command, run.Discord.People.Press(message, DiscordRun.User, link));
            await AssertRefusedAsync(command, run.Discord.People.Press(message, DiscordRun.User, "form:" + link[CommandLink.Prefix.Length..]));
            var form = run.Discord.People.Interaction(DiscordRun.Channel, DiscordRun.User, ModalSubmit, new JsonObject { ["custom_id"] = link, ["components"] = new JsonArray() });
            run.Discord.Gateway.Dispatch("INTERACTION_CREATE", form.Payload, DiscordRun.Guild);
            await AssertRefusedAsync(command, form);
        }

        foreach (var command in Commands.Where(command => command.Options.Any(option => option.Kind is OptionKind.Article or OptionKind.Proposal)))
        {
            var typed = run.Discord.People.Type(DiscordRun.Channel, DiscordRun.User, command.Path, command.Options.First(option => option.Kind is OptionKind.Article or OptionKind.Proposal).Name, "");
            await run.UntilAsync(() => typed.AnswerData is not null);
            Assert.Empty(typed.AnswerData!["choices"]!.AsArray());
        }

        Assert.Equal(before, await StateAsync(run.Store));

        async Task AssertRefusedAsync(CommandDefinition command, LoopbackInteraction interaction)
        {
            await run.FilledAsync(interaction);
            var answer = run.Answer(interaction);
            Assert.True(answer.IsEphemeral);
            Assert.True(answer.Text.StartsWith("Only m", StringComparison.Ordinal) && answer.Text.Contains(" can do that.", StringComparison.Ordinal), $"{command.Path}: {answer.Text}");
        }
    }

    private static string Typed(string[] words, Dictionary<string, string> values) => string.Join(' ', [.. words.Skip(1), .. values.Select(value => $"{value.Key}:\"{value.Value}\"")]);

    /// <summary>A form for a command as the bot opens it for moderators, in somebody else's hands.</summary>
    private static OpenedView Form(SlackRun run, CommandDefinition command)
    {
        var metadata = new JsonObject { ["run"] = CommandLink.Write(command.Path, new Dictionary<string, string>()), ["channel"] = SlackRun.Channel, ["url"] = run.Slack.Responses.New(SlackRun.Channel, Member, null), ["thread"] = null };
        return new OpenedView("V0", Member, CommandModal.Of(command, command.Options, new Dictionary<string, string>(), metadata.ToJsonString(), CommandWords.English));
    }

    /// <summary>What would do something if a moderator gave it.</summary>
    private static Dictionary<string, string> Values(CommandDefinition command) => command.Options.Where(option => option.Kind != OptionKind.File).ToDictionary(option => option.Name, option => option.Kind switch
    {
        OptionKind.Article => "cited",
        OptionKind.Proposal => Proposal,
        OptionKind.Number => "1",
        OptionKind.Flag => "true",
        OptionKind.Date => "2031-01-31",
        OptionKind.Choice => option.Choices[0],
        OptionKind.Address => "https://gull.example/feed",
        _ => "words, more words",
    });

    private static async Task PrepareAsync(SqliteStore store)
    {
        await store.SaveAsync([Drafts.Indexed("cited")], Bot.Core.Articles.ArticleOrigin.Ingested, CancellationToken.None);
        await store.Moderation.ProposeAsync(Ada, new SourceProposal(Proposal, ProposalState.Waiting, Drafts.Article("waiting"), Ada.ToString(), FerryStory.Now, [], Reason: null), CancellationToken.None);
        await store.Moderation.AddFeedAsync(Ada, new Feed("https://gull.example/feed", IsTrusted: false, Ada.ToString(), FerryStory.Now), CancellationToken.None);
    }

    private static async Task<string> StateAsync(SqliteStore store) => string.Join('\n', [
        .. (await store.ListAsync(CancellationToken.None)).Select(article => $"{article.Id} {article.Revision} {article.Indexed}"),
        .. (await store.Moderation.ListWaitingAsync(CancellationToken.None)).Select(proposal => $"{proposal.Id} {proposal.ApprovedBy.Count}"),
        .. (await store.Moderation.ListFeedsAsync(CancellationToken.None)).Select(feed => feed.Url),
        .. (await store.Moderation.ListAuditAsync(after: 0, CancellationToken.None)).Select(entry => entry.Hash),
        .. (await store.Chat.ReadChannelsAsync(CancellationToken.None)).Select(channel => $"{channel}")]);
}
