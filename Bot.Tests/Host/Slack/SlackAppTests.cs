using Bot.Fakes.Slack;
using Bot.Host.Platforms;
using Bot.Tests.Chat;

namespace Bot.Tests.Host.Slack;

/// <summary>What people do in Slack, and what they see then; by both ways in which Slack reaches the bot.</summary>
public sealed class SlackAppTests
{
    private static readonly string Bot = $"<@{new LoopbackSlackOptions().BotUser}>";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_mention_is_answered_once_in_its_thread_with_its_buttons(bool isSocket)
    {
        await using var run = await SlackRun.StartAsync(isSocket);

        var question = await run.AskAsync("What does it cost?");
        await run.SettleAsync();

        var reply = Assert.Single(run.Posted);
        Assert.Equal((SlackRun.Channel, question.Ts), (reply.Channel, reply.ThreadTs));
        Assert.StartsWith("What does it cost? [1]", reply.Text, StringComparison.Ordinal);
        Assert.NotNull(SlackRun.Button(reply.Blocks, ActionIds.Passages)["value"]);
        var post = run.Slack.CallsOf("chat.postMessage").Single();
        Assert.Equal(("false", "false", "none"), (post["unfurl_links"], post["unfurl_media"], post["parse"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_command_is_answered_to_its_user_only_and_can_be_shared(bool isSocket)
    {
        await using var run = await SlackRun.StartAsync(isSocket);

        await run.CommandAsync("What does it cost?");
        await run.UntilAsync(() => run.Ephemerals.Count == 1);
        await run.IdleAsync();
        var answer = run.Ephemerals[0];
        Assert.Empty(run.Posted);
        var share = SlackRun.Button(answer.Blocks, ActionIds.Share);
        await run.InteractAsync(run.Payloads.Press(SlackRun.Channel, SlackRun.User, share, "1.000001", null, isEphemeral: true));
        await run.UntilAsync(() => run.Posted.Count == 1);

        Assert.Equal((SlackRun.User, SlackRun.Channel), (answer.User, answer.Channel));
        Assert.Equal(answer.Text, run.Posted[0].Text);
        Assert.DoesNotContain(run.Posted[0].Blocks!.ToJsonString(), $"\"{ActionIds.Share}\"", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Passages_are_shown_to_whoever_presses(bool isSocket)
    {
        await using var run = await SlackRun.StartAsync(isSocket);
        var question = await run.AskAsync("What does it cost?");

        await run.InteractAsync(run.Payloads.Press(SlackRun.Channel, "U7", SlackRun.Button(run.Posted[0].Blocks, ActionIds.Passages), run.Posted[0].Ts, question.Ts));
        await run.UntilAsync(() => run.Ephemerals.Count == 1);

        Assert.Equal(("U7", question.Ts), (run.Ephemerals[0].User, run.Ephemerals[0].ThreadTs));
        Assert.Contains("to raise the ferry fare from $2 to $3.", run.Ephemerals[0].Blocks!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Not_helpful_asks_why_and_keeps_what_is_said(bool isSocket)
    {
        await using var run = await SlackRun.StartAsync(isSocket);
        var question = await run.AskAsync("What does it cost?");
        var button = SlackRun.Button(run.Posted[0].Blocks, ActionIds.NotHelpful);

        await run.InteractAsync(run.Payloads.Press(SlackRun.Channel, "U7", button, run.Posted[0].Ts, question.Ts));
        await run.UntilAsync(() => !run.Slack.Views.Opened.IsEmpty);
        await run.InteractAsync(run.Payloads.Submit(run.Slack.Views.Opened.Single(), ("reason", "text", "The source is old")));
        await run.SettleAsync();

        Assert.Equal(["The source is old"], run.Feedback());
    }

    [Fact]
    public async Task A_message_under_several_event_ids_and_as_a_mention_too_is_answered_once()
    {
        await using var run = await SlackRun.StartAsync();
        var (_, events) = run.Payloads.Say(SlackRun.Channel, SlackRun.User, $"{Bot} What does it cost?");

        await run.DeliverAsync([.. events, .. events, .. events.Select(run.Payloads.Again), .. events.Reverse()]);
        await run.SettleAsync();

        Assert.Equal(2, events.Count);
        Assert.Single(run.Posted);
    }

    [Fact]
    public async Task A_redelivery_after_a_restart_is_not_answered_again()
    {
        await using var run = await SlackRun.StartAsync();
        var (_, events) = run.Payloads.Say(SlackRun.Channel, SlackRun.User, $"{Bot} What does it cost?");
        await run.DeliverAsync(events);
        await run.UntilAsync(() => run.Posted.Count == 1);

        await run.RestartAsync();
        await run.DeliverAsync(events);
        await run.SettleAsync();

        Assert.Single(run.Posted);
    }

    [Fact]
    public async Task A_follow_up_in_the_bots_thread_needs_no_mention_and_knows_what_was_asked()
    {
        await using var run = await SlackRun.StartAsync();
        var question = await run.AskAsync("What does it cost?");

        await run.SayAsync("And since when?", threadTs: question.Ts);
        await run.UntilAsync(() => run.Posted.Count == 2);

        Assert.Equal(question.Ts, run.Posted[1].ThreadTs);
        Assert.Contains("What does it cost? &gt; And since when?", run.Posted[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Threads_of_people_and_talk_to_others_are_left_alone()
    {
        await using var run = await SlackRun.StartAsync();
        var human = run.Slack.State.Add(SlackRun.Channel, null, "U7", "Lunch?");
        var question = await run.AskAsync("What does it cost?");

        await run.SayAsync("And since when?", threadTs: human.Ts);
        await run.SayAsync("Does anybody know?");
        await run.SayAsync("<@U7> what do you think?", threadTs: question.Ts);
        await run.SettleAsync();

        Assert.Single(run.Posted);
    }

    [Fact]
    public async Task Bots_are_not_answered_least_of_all_itself()
    {
        await using var run = await SlackRun.StartAsync();
        var own = run.Slack.State.Add(SlackRun.Direct, null, run.Slack.Options.BotUser, "What?");
        var other = run.Payloads.Message(run.Slack.State.Add(SlackRun.Direct, null, "U6", $"{Bot} What?"), "message", ChannelKind.Direct);
        other["bot_id"] = "B0OTHER";
        var joined = run.Payloads.Message(run.Slack.State.Add(SlackRun.Direct, null, "U6", "joined"), "message", ChannelKind.Direct);
        joined["subtype"] = "channel_join";

        await run.DeliverAsync(run.Payloads.Event(run.Payloads.Message(own, "message", ChannelKind.Direct)), run.Payloads.Event(other), run.Payloads.Event(joined));
        await run.SettleAsync();

        Assert.Equal(own.Ts, Assert.Single(run.Posted).Ts);
    }

    [Fact]
    public async Task A_direct_message_is_answered_in_its_thread_under_a_status_and_a_title()
    {
        await using var run = await SlackRun.StartAsync();

        var question = await run.SayAsync("What does it cost?", SlackRun.Direct);
        await run.UntilAsync(() => run.Posted.Count == 1 && run.Slack.CallsOf("assistant.threads.setTitle").Any());

        Assert.Equal(question.Ts, run.Posted[0].ThreadTs);
        Assert.Equal((question.Ts, "What does it cost?"), (run.Slack.CallsOf("assistant.threads.setTitle").Single()["thread_ts"], run.Slack.CallsOf("assistant.threads.setTitle").Single()["title"]));
    }

    [Fact]
    public async Task A_status_is_shown_while_a_question_is_worked_on()
    {
        var answer = new TaskCompletionSource();
        await using var run = await SlackRun.StartAsync(prepare: run => run.Ask = async (message, _) =>
        {
            await answer.Task;
            return ChatRun.Echo(message);
        });

        var question = await run.SayAsync($"{Bot} What does it cost?");
        await run.UntilAsync(() => run.Slack.CallsOf("assistant.threads.setStatus").Any());
        answer.SetResult();
        await run.UntilAsync(() => run.Posted.Count == 1);
        await run.SettleAsync();

        var status = Assert.Single(run.Slack.CallsOf("assistant.threads.setStatus"));
        Assert.Equal(question.Ts, status["thread_ts"]);
        Assert.NotEmpty(status["status"]!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_opens_the_conversation_gets_prompts(bool isAgent)
    {
        await using var run = await SlackRun.StartAsync();
        var root = run.Slack.State.Add(SlackRun.Direct, null, run.Slack.Options.BotUser, "New chat");

        await run.DeliverAsync(isAgent ? run.Payloads.HomeOpened(SlackRun.Direct, SlackRun.User) : run.Payloads.AssistantStarted(SlackRun.Direct, SlackRun.User, root.Ts));
        await run.UntilAsync(() => run.Slack.CallsOf("assistant.threads.setSuggestedPrompts").Any());

        var call = run.Slack.CallsOf("assistant.threads.setSuggestedPrompts").Single();
        Assert.Null(call.Error);
        Assert.Equal(isAgent ? null : root.Ts, call["thread_ts"]);
        Assert.Contains("What does the ferry cost?", call.Arguments["prompts"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_tab_is_not_the_conversation()
    {
        await using var run = await SlackRun.StartAsync();

        await run.DeliverAsync(run.Payloads.HomeOpened(SlackRun.Direct, SlackRun.User, tab: "home"));
        await run.SettleAsync();

        Assert.Empty(run.Slack.CallsOf("assistant.threads.setSuggestedPrompts"));
    }

    [Fact]
    public async Task A_message_can_be_checked_against_the_sources_for_oneself()
    {
        await using var run = await SlackRun.StartAsync();
        var claim = run.Slack.State.Add(SlackRun.Channel, null, "U7", "The ferry costs $9 &amp; more");

        await run.InteractAsync(run.Payloads.Shortcut(ActionIds.CheckClaim, claim, SlackRun.User));
        await run.UntilAsync(() => run.Ephemerals.Count == 1);

        Assert.Equal(SlackRun.User, run.Ephemerals[0].User);
        Assert.StartsWith("The ferry costs $9 &amp; more [1]", run.Ephemerals[0].Text, StringComparison.Ordinal);
        Assert.Empty(run.Posted);
    }

    [Fact]
    public async Task An_edited_question_is_answered_anew_in_the_same_place()
    {
        await using var run = await SlackRun.StartAsync();
        var question = await run.AskAsync("What does it cost?");

        await run.DeliverAsync(run.Payloads.Edit(question, $"{Bot} Who runs it?"));
        await run.UntilAsync(() => run.Posted[0].Edits == 1);

        Assert.StartsWith("Who runs it? [1]", Assert.Single(run.Posted).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mention_that_is_edited_in_is_a_question_and_an_edit_that_overtakes_its_message_is_the_question()
    {
        await using var run = await SlackRun.StartAsync();
        var (first, _) = run.Payloads.Say(SlackRun.Channel, SlackRun.User, "What does it cost?");
        var (second, events) = run.Payloads.Say("C3", SlackRun.User, $"{Bot} Hwo runs it?");

        await run.DeliverAsync([run.Payloads.Edit(first, $"{Bot} What does it cost?"), run.Payloads.Edit(second, $"{Bot} Who runs it?"), .. events]);
        await run.UntilAsync(() => run.Posted.Count == 2);
        await run.SettleAsync();

        Assert.Equal(["What does it cost?", "Who runs it?"], run.Posted.Select(message => message.Text.Split(" [1]")[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_follow_up_that_its_edit_overtakes_is_answered_as_edited()
    {
        await using var run = await SlackRun.StartAsync();
        var question = await run.AskAsync("What does it cost?");
        var (message, events) = run.Payloads.Say(SlackRun.Channel, SlackRun.User, "And snice when?", question.Ts);

        await run.DeliverAsync([run.Payloads.Edit(message, "And since when?"), .. events]);
        await run.SettleAsync();

        Assert.Equal(2, run.Posted.Count);
        Assert.Contains("And since when?", run.Posted[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_whose_mention_is_edited_out_is_still_one()
    {
        await using var run = await SlackRun.StartAsync();
        var question = await run.AskAsync("What does it cost?");

        await run.DeliverAsync(run.Payloads.Edit(question, "Who runs it?"));
        await run.SettleAsync();

        Assert.StartsWith("Who runs it? [1]", Assert.Single(run.Posted).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_of_a_message_that_was_none_of_the_bots_concerns_asks_nothing()
    {
        await using var run = await SlackRun.StartAsync();
        var human = await run.SayAsync("Lunhc at one?");

        await run.DeliverAsync(run.Payloads.Edit(human, "Lunch at one?"));
        await run.SettleAsync();

        Assert.Empty(run.Posted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_reply_to_a_deleted_question_goes(bool hasReplies)
    {
        await using var run = await SlackRun.StartAsync();
        var question = await run.AskAsync("What does it cost?");
        if (!hasReplies)
            run.Slack.State.Replace(run.Posted[0] with { ThreadTs = "1.000001" });

        await run.DeliverAsync(run.Payloads.Delete(question));
        await run.UntilAsync(() => run.Posted.Count == 0);
    }

    [Fact]
    public async Task A_question_deleted_before_it_arrives_is_not_answered()
    {
        await using var run = await SlackRun.StartAsync();
        var (message, events) = run.Payloads.Say(SlackRun.Channel, SlackRun.User, $"{Bot} What does it cost?");

        await run.DeliverAsync(run.Payloads.Delete(message));
        await run.SettleAsync();
        await run.DeliverAsync(events);
        await run.SettleAsync();

        Assert.Empty(run.Posted);
    }

    [Fact]
    public async Task Moderators_set_when_it_speaks_in_a_channel_and_nobody_else()
    {
        await using var run = await SlackRun.StartAsync();

        await run.CommandAsync("mode auto");
        await run.UntilAsync(() => run.Ephemerals.Count == 1);
        Assert.Contains(SlackRun.User, run.Ephemerals[0].Text, StringComparison.Ordinal);
        await run.CommandAsync("mode auto", user: "U9");
        await run.UntilAsync(() => run.Ephemerals.Count == 2);
        var overheard = await run.SayAsync("What does it cost?");
        await run.UntilAsync(() => run.Posted.Count == 1);
        await run.CommandAsync("mode off", user: "U9");
        await run.UntilAsync(() => run.Ephemerals.Count == 3);
        await run.SayAsync($"{Bot} What does it cost?");
        await run.UntilAsync(() => run.Ephemerals.Count == 4);

        Assert.Equal(overheard.Ts, Assert.Single(run.Posted).ThreadTs);
        Assert.Contains("switched me off", run.Ephemerals[3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Administrators_of_the_workspace_are_moderators_where_the_bot_may_see_who_they_are()
    {
        var scopes = new LoopbackSlackOptions().Scopes;
        await using var run = await SlackRun.StartAsync(options: new LoopbackSlackOptions { Scopes = [.. scopes, "users:read"] });
        run.Slack.Users["U5"] = "admin";
        run.Slack.Users["U6"] = "member";
        run.Slack.Users["U7"] = "foreign admin";

        await run.CommandAsync("mode off", user: "U6");
        await run.UntilAsync(() => run.Ephemerals.Count == 1);
        await run.CommandAsync("mode off", user: "U7");
        await run.UntilAsync(() => run.Ephemerals.Count == 2);
        await run.CommandAsync("mode off", user: "U5");
        await run.UntilAsync(() => run.Ephemerals.Count == 3);

        Assert.Contains("Only a moderator", run.Ephemerals[0].Text, StringComparison.Ordinal);
        Assert.Contains("Only a moderator", run.Ephemerals[1].Text, StringComparison.Ordinal);
        Assert.Contains("silent in this channel", run.Ephemerals[2].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help", "cite every sentence")]
    [InlineData("", "cite every sentence")]
    [InlineData("help", "no sources yet")]
    [InlineData("Ayuda", "cito cada frase")]
    [InlineData("帮助", "注明出处")]
    [InlineData("forget me", "forgotten")]
    public async Task Some_words_after_ask_are_commands(string text, string said)
    {
        await using var run = await SlackRun.StartAsync();

        await run.CommandAsync(text);
        await run.UntilAsync(() => run.Ephemerals.Count == 1);

        Assert.Contains(said, run.Ephemerals[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moderators_are_asked_in_their_channel_with_a_link_to_the_question()
    {
        await using var run = await SlackRun.StartAsync();
        var question = await run.AskAsync("What does it cost?");
        await run.CommandAsync("moderators here", "C3", "U9");
        await run.UntilAsync(() => run.Ephemerals.Count == 1);

        await run.InteractAsync(run.Payloads.Press(SlackRun.Channel, "U7", SlackRun.Button(run.Posted[0].Blocks, ActionIds.Moderator), run.Posted[0].Ts, question.Ts));
        await run.UntilAsync(() => run.Posted.Count == 2);

        Assert.Equal("C3", run.Posted[1].Channel);
        Assert.Contains($"https://loopback.slack.com/archives/C1/p{question.Ts.Replace(".", "", StringComparison.Ordinal)}", run.Posted[1].Blocks!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_is_shared_in_a_channel_the_bot_is_no_member_of()
    {
        await using var run = await SlackRun.StartAsync();
        await run.CommandAsync("What does it cost?", "C2");
        await run.UntilAsync(() => run.Ephemerals.Count == 1);
        await run.IdleAsync();

        await run.InteractAsync(run.Payloads.Press("C2", SlackRun.User, SlackRun.Button(run.Ephemerals[0].Blocks, ActionIds.Share), "1.000001", null, isEphemeral: true));
        await run.UntilAsync(() => run.Posted.Count == 1);

        Assert.Equal("C2", run.Posted[0].Channel);
    }

    [Fact]
    public async Task Who_shares_before_the_reply_is_known_to_be_sent_is_told_to_press_again()
    {
        await using var run = await SlackRun.StartAsync(prepare: run => run.Slack.Faults = call => call.Method == "response_url" && run.Ephemerals.Count == 0 ? new Fault.Silence(Done: true) : null);
        await run.CommandAsync("What does it cost?");
        await run.Slack.SettleAsync(() => run.Ephemerals.Count == 1);
        var share = SlackRun.Button(run.Ephemerals[0].Blocks, ActionIds.Share);

        await run.InteractAsync(run.Payloads.Press(SlackRun.Channel, SlackRun.User, share, "1.000001", null, isEphemeral: true));
        await run.UntilAsync(() => run.Ephemerals.Any(shown => shown.Text.Contains("press again", StringComparison.Ordinal)));
        Assert.Empty(run.Posted);
        await run.IdleAsync();
        await run.InteractAsync(run.Payloads.Press(SlackRun.Channel, SlackRun.User, share, "1.000001", null, isEphemeral: true));
        await run.UntilAsync(() => run.Posted.Count == 1);
    }

    [Fact]
    public async Task A_button_press_delivered_twice_is_one()
    {
        await using var run = await SlackRun.StartAsync();
        var question = await run.AskAsync("What does it cost?");
        var press = run.Payloads.Press(SlackRun.Channel, "U7", SlackRun.Button(run.Posted[0].Blocks, ActionIds.Passages), run.Posted[0].Ts, question.Ts);

        await run.InteractAsync(press);
        await run.InteractAsync(press);
        await run.SettleAsync();

        Assert.Single(run.Ephemerals);
    }

    [Fact]
    public async Task A_post_that_got_through_unnoticed_is_found_and_not_posted_again()
    {
        await using var run = await SlackRun.StartAsync();
        var left = 1;
        run.Slack.Faults = call => call.Method == "chat.postMessage" && left-- > 0 ? new Fault.Silence(Done: true) : null;

        await run.AskAsync("What does it cost?");
        await run.UntilAsync(() => run.Slack.CallsOf("chat.update").Any());
        await run.SettleAsync();

        Assert.Single(run.Posted);
        Assert.Single(run.Slack.CallsOf("chat.postMessage"));
    }

    [Fact]
    public async Task Messages_in_one_channel_are_a_second_apart()
    {
        await using var run = await SlackRun.StartAsync(options: new LoopbackSlackOptions { EnforcesChannelRate = true });

        foreach (var number in Enumerable.Range(1, 5))
            await run.SayAsync($"{Bot} Question {number}?");
        await run.UntilAsync(() => run.Posted.Count == 5);

        Assert.DoesNotContain(run.Slack.CallsOf("chat.postMessage"), call => call.Error is not null);
    }

    [Fact]
    public async Task A_wrong_bot_token_is_reported_in_one_line()
    {
        await using var run = await SlackRun.StartAsync(prepare: run => run.Slack.Faults = _ => new Fault.NotOk("invalid_auth"));

        await run.UntilAsync(() => run.Reports.Count == 1);

        Assert.Contains("copy it again", run.Reports[0], StringComparison.Ordinal);
    }
}
