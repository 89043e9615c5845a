using Bot.Core.Answering;
using Bot.Fakes.Discord;
using Bot.Host.Platforms;
using Bot.Tests.Chat;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Host.Discord;

/// <summary>What people do in Discord, and what they see then.</summary>
public sealed class DiscordAppTests
{
    [Fact]
    public async Task It_becomes_ready_and_registers_its_commands_once()
    {
        await using var run = await DiscordRun.StartAsync();
        await run.UntilAsync(() => run.Discord.State.Commands[""].Commands.Count > 0);
        var changes = run.Discord.State.Commands[""].Changes;

        await run.SettleAsync();
        await run.UntilAsync(() => run.Discord.RequestsOf("GET /applications/{application.id}/commands").Count() == 2);
        await run.SettleAsync();

        Assert.Equal(changes, run.Discord.State.Commands[""].Changes);
        Assert.Equal(
            ["ask", "sources", "help", "privacy", "suggest", "gaps", "answer", "import", "source", "pin", "glossary", "export", "audit", "channel", "Check this against the sources"],
            run.Discord.State.Commands[""].Commands.Select(command => command["name"]!.ToString()));
    }

    [Fact]
    public async Task A_mention_is_answered_once_in_a_named_thread_with_its_buttons()
    {
        await using var run = await DiscordRun.StartAsync(readsAll: false);

        var question = await run.AskAsync("What does it cost?");
        await run.SettleAsync();

        var reply = Assert.Single(run.Posted);
        Assert.Equal((question.Id, "What does it cost?"), (reply.Channel, run.Discord.State.Channels[question.Id].Name));
        Assert.StartsWith("What does it cost? [1]", reply.Text, StringComparison.Ordinal);
        Assert.Equal(["passages", "helpful", "not_helpful", "moderator"], DiscordRun.Buttons(reply.Components).Select(button => button["custom_id"]!.ToString().Split(':')[0]));
        var post = run.Discord.RequestsOf("POST /channels/{channel.id}/messages").Single();
        Assert.Equal(("true", """{"parse":[]}""", "32768"), (post["enforce_nonce"], post.Body!["allowed_mentions"]!.ToJsonString(), post["flags"]));
        Assert.InRange(post["nonce"]!.Length, 1, 25);
        Assert.Empty(run.Discord.Violations);
    }

    [Fact]
    public async Task A_command_is_deferred_for_its_user_then_answered_to_them_and_can_be_shared_once()
    {
        await using var run = await DiscordRun.StartAsync();

        var answer = await run.UseAsync("ask", ("question", "What does it cost?"));
        await run.IdleAsync();
        Assert.Equal((true, DiscordRun.Channel), (answer.IsEphemeral, answer.Channel));
        Assert.Empty(run.Posted);
        Assert.Equal("""{"type":5,"data":{"flags":64}}""", run.Discord.RequestsOf("POST /interactions/{interaction.id}/{interaction.token}/callback").Single().Body!.ToJsonString());
        await run.PressAsync(answer, ActionIds.Share);
        await run.UntilAsync(() => run.Posted.Count == 1);
        await run.IdleAsync();
        var again = await run.PressAsync(answer, ActionIds.Share);

        Assert.Contains("shared already", again.Text, StringComparison.Ordinal);
        Assert.Equal((DiscordRun.Channel, answer.Text), (Assert.Single(run.Posted).Channel, run.Posted[0].Text));
        Assert.DoesNotContain("share:", run.Posted[0].Components!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_for_everyone_is_answered_in_the_open()
    {
        await using var run = await DiscordRun.StartAsync();

        var answer = await run.UseInAsync(DiscordRun.User, DiscordRun.Channel, "ask", ("question", "What does it cost?"), ("private", false));

        Assert.False(answer.IsEphemeral);
        Assert.StartsWith("What does it cost? [1]", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_bot_is_switched_off_a_command_for_everyone_is_answered_to_its_user()
    {
        await using var run = await DiscordRun.StartAsync();
        await run.UseInAsync(DiscordRun.Moderator, DiscordRun.Channel, "channel mode", ("mode", "off"));

        var answer = await run.UseInAsync(DiscordRun.User, DiscordRun.Channel, "ask", ("question", "What does it cost?"), ("private", false));

        Assert.True(answer.IsEphemeral);
        Assert.StartsWith("What does it cost? [1]", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_in_a_direct_message_is_answered_for_good()
    {
        await using var run = await DiscordRun.StartAsync();
        var direct = run.Discord.State.DirectChannel(DiscordRun.User).Id;

        var answer = await run.UseInAsync(DiscordRun.User, direct, "ask", ("question", "What does it cost?"));

        Assert.Equal((false, direct), (answer.IsEphemeral, answer.Channel));
        Assert.DoesNotContain("share:", answer.Components!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passages_are_shown_to_whoever_presses()
    {
        await using var run = await DiscordRun.StartAsync();
        await run.AskAsync("What does it cost?");

        var passages = await run.PressAsync(run.Posted[0], ActionIds.Passages, DiscordRun.Other);

        Assert.True(passages.IsEphemeral);
        Assert.Contains("to raise the ferry fare from $2 to $3.", passages.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rest_of_a_long_answer_is_behind_a_button()
    {
        await using var run = await DiscordRun.StartAsync(run => run.Ask = (message, _) => Task.FromResult(ChatRun.Echo(message) with
        {
            Reply = Replies.Answer() with
            {
                Claims = [.. Enumerable.Range(1, 60).Select(number => new Claim($"Claim {number} of many, each as long as this one or a little longer than that.", [1], Quote: false))],
                Citations = [Replies.Answer().Citations[0]],
            },
        }));
        await run.AskAsync("What does it cost?");

        var rest = await run.PressAsync(run.Posted[0], ActionIds.Rest);

        Assert.DoesNotContain("Claim 60 ", run.Posted[0].Text, StringComparison.Ordinal);
        Assert.Contains("Claim 60 ", rest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_helpful_asks_why_in_the_users_language_and_keeps_what_is_said()
    {
        await using var run = await DiscordRun.StartAsync();
        await run.AskAsync("What does it cost?");

        var press = run.Discord.People.Press(run.Posted[0], DiscordRun.Other, DiscordRun.Button(run.Posted[0], ActionIds.NotHelpful), "es-419");
        await run.UntilAsync(() => press.AnswerType == 9);
        Assert.Equal("¿Qué estaba mal?", press.AnswerData!["title"]!.ToString());
        var submission = run.Discord.People.Submit(press, ("reason", "The source is old"));
        await run.UntilAsync(() => submission.AnswerType == 4);
        await run.SettleAsync();

        Assert.Equal(["The source is old"], run.Feedback());
    }

    [Fact]
    public async Task A_message_can_be_checked_against_the_sources_for_oneself()
    {
        await using var run = await DiscordRun.StartAsync(readsAll: false);
        var claim = run.Discord.People.Say(DiscordRun.Channel, DiscordRun.Other, "The ferry costs $9");

        var check = run.Discord.People.UseOn(claim, DiscordRun.User, "Check this against the sources");
        await run.FilledAsync(check);

        Assert.True(run.Answer(check).IsEphemeral);
        Assert.StartsWith("The ferry costs $9 [1]", run.Answer(check).Text, StringComparison.Ordinal);
        Assert.Empty(run.Posted);
    }

    [Fact]
    public async Task A_message_without_text_has_nothing_to_check()
    {
        await using var run = await DiscordRun.StartAsync();
        var check = run.Discord.People.UseOn(run.Discord.People.Say(DiscordRun.Channel, DiscordRun.Other, ""), DiscordRun.User, "Check this against the sources");

        await run.UntilAsync(() => check.AnswerType == 4);

        Assert.Contains("no text in that message", Assert.Single(run.Ephemerals).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_intent_a_reply_to_the_bot_goes_on_in_its_thread()
    {
        await using var run = await DiscordRun.StartAsync(readsAll: false);
        var question = await run.AskAsync("What does it cost?");

        run.Discord.People.Say(question.Id, DiscordRun.Other, "And since when?", replyTo: run.Posted[0].Id);
        await run.UntilAsync(() => run.Posted.Count == 2);

        Assert.Equal(question.Id, run.Posted[1].Channel);
        Assert.StartsWith("What does it cost? > And since when? [1]", run.Posted[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forum_post_is_answered_in_itself_with_its_title_and_goes_on_without_a_mention()
    {
        await using var run = await DiscordRun.StartAsync();
        var forum = run.Discord.State.AddChannel("41771983444116000", DiscordRun.Guild, ChannelKind.Forum);
        const string Post = "41771983444116100";
        run.Discord.State.AddThread(Post, forum, DiscordRun.User, "The ferry fare");
        var first = run.Discord.State.Add(new DiscordMessage(Post, Post, DiscordRun.User, $"{run.Mention} What does it cost?") { Mentions = [run.Discord.Options.BotUser] });

        run.Discord.Gateway.Dispatch("MESSAGE_CREATE", DiscordPayloads.MessageEvent(run.Discord, first), DiscordRun.Guild);
        await run.UntilAsync(() => run.Posted.Count == 1);
        run.Discord.People.Say(Post, DiscordRun.Other, "And since when?");
        await run.UntilAsync(() => run.Posted.Count == 2);

        Assert.All(run.Posted, reply => Assert.Equal(Post, reply.Channel));
        Assert.StartsWith("The ferry fare. What does it cost? [1]", run.Posted[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("The ferry fare. What does it cost? > And since when? [1]", run.Posted[1].Text, StringComparison.Ordinal);
        Assert.Empty(run.Discord.RequestsOf("POST /channels/{channel.id}/messages/{message.id}/threads"));
    }

    [Fact]
    public async Task Where_no_thread_can_be_started_the_reply_refers_to_the_question()
    {
        await using var run = await DiscordRun.StartAsync(run => run.Discord.Faults = request =>
            request.Route.EndsWith("/threads", StringComparison.Ordinal) ? new Fault.Status(403, Done: false) : null);

        var question = await run.AskAsync("What does it cost?");

        Assert.Equal((DiscordRun.Channel, question.Id), (run.Posted[0].Channel, run.Posted[0].ReplyTo));
    }

    [Fact]
    public async Task Where_components_are_refused_the_reply_is_plain()
    {
        await using var run = await DiscordRun.StartAsync(options: new LoopbackDiscordOptions { TakesComponents = false });

        await run.AskAsync("What does it cost?");

        Assert.Empty(run.Reports);
        Assert.False(run.Posted[0].IsComponentsV2);
        Assert.StartsWith("What does it cost? [1]\n**Sources**\n[1] ", run.Posted[0].Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_reply_that_comes_too_late_for_its_command_comes_as_a_direct_message()
    {
        var answer = new TaskCompletionSource();
        await using var run = await DiscordRun.StartAsync(run =>
        {
            run.Options.AnswerSeconds = 3_600;
            run.Ask = async (message, _) =>
            {
                await answer.Task;
                return ChatRun.Echo(message);
            };
        });
        var asked = run.Discord.People.Use(DiscordRun.Channel, DiscordRun.User, "ask", ("question", "What does it cost?"));
        await run.UntilAsync(() => asked.AnswerType == 5);

        run.Clock.Advance(TimeSpan.FromMinutes(15));
        answer.SetResult();
        await run.UntilAsync(() => run.Posted.Count == 1);

        Assert.Equal(run.Discord.State.DirectChannel(DiscordRun.User).Id, run.Posted[0].Channel);
        Assert.StartsWith("What does it cost? [1]", run.Posted[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_too_fast_is_told_so_every_time()
    {
        await using var run = await DiscordRun.StartAsync(run => run.Options.UserQuestionsPerMinute = 1);
        await run.UseAsync("ask", ("question", "What does it cost?"));

        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Contains("faster than I may answer", (await run.UseAsync("ask", ("question", "And when?"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outlets_are_offered_while_typing_and_sources_are_listed_by_pages()
    {
        await using var run = await DiscordRun.StartAsync();
        await FerryStory.SaveAsync(run.Store);

        var typed = run.Discord.People.Type(DiscordRun.Channel, DiscordRun.User, "sources", "outlet", "gul");
        await run.UntilAsync(() => typed.AnswerType == 8);
        var outlet = typed.AnswerData!["choices"]![0]!["value"]!.ToString();
        var listed = await run.UseInAsync(DiscordRun.User, DiscordRun.Channel, "sources", ("outlet", outlet));
        var all = await run.UseAsync("sources");

        Assert.Equal("The Gull", outlet);
        Assert.Contains("The Gull", listed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wexley Courier", listed.Text, StringComparison.Ordinal);
        Assert.Contains("Wexley Courier, 2031-03-06", all.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_may_manage_the_server_sets_when_the_bot_speaks()
    {
        await using var run = await DiscordRun.StartAsync();

        var refused = await run.UseInAsync(DiscordRun.User, DiscordRun.Channel, "channel mode", ("mode", "auto"));
        var taken = await run.UseInAsync(DiscordRun.Moderator, DiscordRun.Channel, "channel mode", ("mode", "auto"), ("moderators", true));
        var shown = await run.UseInAsync(DiscordRun.Moderator, DiscordRun.Channel, "channel mode");

        Assert.Contains("Only members who may manage the server", refused.Text, StringComparison.Ordinal);
        Assert.Contains("also unasked, when I am confident.\nModerators are asked", taken.Text, StringComparison.Ordinal);
        Assert.Contains("In this channel: auto.", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moderators_are_asked_in_their_channel_with_a_link_to_the_question()
    {
        await using var run = await DiscordRun.StartAsync();
        const string Desk = "41771983444117000";
        run.Discord.State.AddChannel(Desk, DiscordRun.Guild);
        await run.UseInAsync(DiscordRun.Moderator, Desk, "channel mode", ("moderators", true));
        var question = await run.AskAsync("What does it cost?");

        await run.PressAsync(run.Posted[0], ActionIds.Moderator, DiscordRun.Other);
        await run.UntilAsync(() => run.Posted.Count == 2);

        Assert.Equal(Desk, run.Posted[1].Channel);
        Assert.Contains($"https://discord.com/channels/{DiscordRun.Guild}/{DiscordRun.Channel}/{question.Id}", run.Posted[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Privacy_is_explained_and_what_one_asked_anywhere_is_forgotten()
    {
        await using var run = await DiscordRun.StartAsync();
        await run.AskAsync("What does it cost?");
        run.Discord.People.Say(run.Discord.State.DirectChannel(DiscordRun.User).Id, DiscordRun.User, "Who runs it?");
        await run.UntilAsync(() => run.Posted.Count == 2);
        await run.IdleAsync();

        var privacy = await run.UseAsync("privacy");
        var forgotten = await run.PressAsync(privacy, "forget");

        Assert.Contains("for 30 days", privacy.Text, StringComparison.Ordinal);
        Assert.Contains("(2 questions)", forgotten.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US", "cite every sentence")]
    [InlineData("es-ES", "cito cada frase")]
    [InlineData("zh-TW", "注明出处")]
    [InlineData("fr", "cite every sentence")]
    public async Task Help_is_in_the_users_language(string locale, string said)
    {
        await using var run = await DiscordRun.StartAsync();
        var data = run.Discord.People.CommandData("help", []);
        var interaction = run.Discord.People.Interaction(DiscordRun.Channel, DiscordRun.User, 2, data, locale: locale);

        run.Discord.Gateway.Dispatch("INTERACTION_CREATE", interaction.Payload, DiscordRun.Guild);
        await run.FilledAsync(interaction);

        Assert.Contains(said, run.Answer(interaction).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interaction_delivered_twice_is_one()
    {
        await using var run = await DiscordRun.StartAsync();
        var asked = run.Discord.People.Use(DiscordRun.Channel, DiscordRun.User, "ask", ("question", "What does it cost?"));
        run.Discord.Gateway.RepeatLast();
        await run.FilledAsync(asked);
        await run.IdleAsync();
        var press = run.Discord.People.Press(run.Answer(asked), DiscordRun.User, DiscordRun.Button(run.Answer(asked), ActionIds.Passages));
        run.Discord.Gateway.RepeatLast();
        await run.FilledAsync(press);
        await run.SettleAsync();

        Assert.Equal(2, run.Ephemerals.Count);
        Assert.Empty(run.Posted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_post_that_got_through_unnoticed_is_not_posted_again(bool isLookedUp)
    {
        await using var run = await DiscordRun.StartAsync();
        var left = isLookedUp ? 8 : 1;
        run.Discord.Faults = request => request.Route == "POST /channels/{channel.id}/messages" && left-- > 0 ? new Fault.Silence(Done: true) : null;

        await run.AskAsync("What does it cost?");
        await run.SettleAsync();

        Assert.Single(run.Posted);
        Assert.Equal(isLookedUp, run.Discord.RequestsOf("PATCH /channels/{channel.id}/messages/{message.id}").Any());
    }

    [Fact]
    public async Task A_wrong_token_is_reported_in_one_line()
    {
        await using var run = await DiscordRun.StartAsync(run => run.Discord.Faults = _ => new Fault.Status(401, Done: false));

        Assert.Contains("the token is wrong", run.Reports[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_fresh_the_sources_are_stands_below_its_name()
    {
        await using var run = await DiscordRun.StartAsync();
        await FerryStory.SaveAsync(run.Store);
        run.Clock.Advance(TimeSpan.FromHours(3));

        await run.UntilAsync(() => run.Discord.Gateway.Received.Any(received =>
            received.Op == 3 && received.Data!["activities"]!.ToJsonString().Contains("sources updated 3 h ago", StringComparison.Ordinal)));
    }
}
