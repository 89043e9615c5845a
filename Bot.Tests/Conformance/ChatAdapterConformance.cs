using Bot.Core.Chat;
using Bot.Core.Moderation;
using Bot.Tests.Chat;

namespace Bot.Tests.Conformance;

/// <summary>What every chat adapter keeps, whatever its platform.</summary>
public abstract class ChatAdapterConformance
{
    private const string Broken = "Why does this break?";

    /// <summary>Starts the platform and the bot on it.</summary>
    private protected abstract Task<IChatPlatform> StartAsync(Ask ask);

    [Fact]
    public async Task A_mention_is_answered_once_in_a_thread_of_its_own()
    {
        await using var platform = await StartAsync(EchoAsync);

        var question = await platform.MentionAsync("general", "ana", "Who voted for the fare?");

        var reply = Assert.Single(platform.Shown);
        Assert.Equal(("general", question, null), (reply.Channel, reply.Thread, reply.OnlyFor));
        Assert.Contains("Who voted for the fare?", reply.Text, StringComparison.Ordinal);
        Assert.Contains("[1]", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bots_own_mention_is_no_part_of_the_question()
    {
        var asked = new List<string>();
        await using var platform = await StartAsync((message, token) =>
        {
            asked.Add(message.Text);
            return EchoAsync(message, token);
        });

        await platform.MentionAsync("general", "ana", "Who voted?");

        Assert.Equal(["Who voted?"], asked);
    }

    [Fact]
    public async Task A_follow_up_in_the_bots_thread_needs_no_mention_and_knows_what_was_asked()
    {
        await using var platform = await StartAsync(EchoAsync);
        var question = await platform.MentionAsync("general", "ana", "Who voted?");

        await platform.SayAsync("general", "bo", "And when?", question);

        Assert.Equal(2, platform.Shown.Count);
        Assert.Equal(question, platform.Shown[1].Thread);
        Assert.Contains("Who voted? > And when?", platform.Shown[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Among_people_the_bot_is_silent_until_it_is_mentioned()
    {
        await using var platform = await StartAsync(EchoAsync);

        var humans = await platform.SayAsync("general", "ana", "Who wants lunch?");
        await platform.SayAsync("general", "bo", "Me, where?", humans);
        Assert.Empty(platform.Shown);
        await platform.MentionAsync("general", "bo", "Who voted?", humans);
        await platform.SayAsync("general", "ana", "Never mind, who pays?", humans);

        Assert.Equal(humans, Assert.Single(platform.Shown).Thread);
    }

    [Fact]
    public async Task A_message_that_is_delivered_again_is_answered_once()
    {
        await using var platform = await StartAsync(EchoAsync);
        var question = await platform.MentionAsync("general", "ana", "Who voted?");
        var direct = await platform.DirectAsync("bo", "Who voted?");

        await platform.RedeliverAsync(question);
        await platform.RedeliverAsync(direct);

        Assert.Equal(2, platform.Shown.Count);
    }

    [Fact]
    public async Task An_edited_question_has_its_reply_changed_in_place()
    {
        await using var platform = await StartAsync(EchoAsync);
        var question = await platform.MentionAsync("general", "ana", "Who votd?");
        var reply = Assert.Single(platform.Shown);

        await platform.EditAsync(question, "Who voted?");

        var changed = Assert.Single(platform.Shown);
        Assert.Equal(reply.Id, changed.Id);
        Assert.Contains("Who voted?", changed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_question_takes_its_reply_with_it()
    {
        await using var platform = await StartAsync(EchoAsync);
        var question = await platform.MentionAsync("general", "ana", "Who voted?");
        await platform.MentionAsync("general", "bo", "Who else?");

        await platform.DeleteAsync(question);

        Assert.Contains("Who else?", Assert.Single(platform.Shown).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_direct_message_is_answered_where_it_stands_without_a_mention()
    {
        await using var platform = await StartAsync(EchoAsync);

        await platform.DirectAsync("ana", "Who voted?");

        Assert.Contains("Who voted?", Assert.Single(platform.Shown).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_is_answered_to_its_asker_alone_and_shared_once_when_they_want()
    {
        await using var platform = await StartAsync(EchoAsync);

        await platform.CommandAsync("general", "ana", "Who voted?");
        var own = Assert.Single(platform.Shown);
        Assert.Equal(("general", "ana"), (own.Channel, own.OnlyFor));
        await platform.PressAsync(own, ReplyAction.Share, "ana");
        await platform.PressAsync(own, ReplyAction.Share, "ana");

        var shared = Assert.Single(platform.Shown, message => message.OnlyFor is null);
        Assert.Equal("general", shared.Channel);
        Assert.Contains("Who voted?", shared.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_passages_are_shown_to_whoever_asks_for_them()
    {
        await using var platform = await StartAsync(EchoAsync);
        await platform.MentionAsync("general", "ana", "Who voted?");

        await platform.PressAsync(platform.Shown[0], ReplyAction.ShowPassages, "bo");

        var shown = Assert.Single(platform.Shown, message => message.OnlyFor == "bo");
        Assert.Contains(ChatRun.Answer("").Citations[0].Passage, shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_told_where_the_answer_would_be()
    {
        await using var platform = await StartAsync(EchoAsync);

        var question = await platform.MentionAsync("general", "ana", Broken);

        Assert.Equal(question, Assert.Single(platform.Shown).Thread);
    }

    [Fact]
    public async Task A_platform_that_refuses_for_a_while_gets_the_reply_once_it_does_not()
    {
        await using var platform = await StartAsync(EchoAsync);
        platform.RefusePosts(3);

        await platform.MentionAsync("general", "ana", "Who voted?");

        Assert.Single(platform.Shown);
    }

    [Fact]
    public async Task Where_the_bot_is_switched_off_only_the_asker_is_told()
    {
        await using var platform = await StartAsync(EchoAsync);
        await platform.Service.SetChannelAsync(platform.ChannelOf("general"), new ChannelSettings(ChannelMode.Off, false), CancellationToken.None);

        await platform.MentionAsync("general", "ana", "Who voted?");
        await platform.MentionAsync("general", "ana", "Hello?");

        Assert.Equal("ana", Assert.Single(platform.Shown).OnlyFor);
    }

    [Fact]
    public async Task In_auto_mode_the_bot_answers_unasked_and_once_also_when_it_is_mentioned()
    {
        await using var platform = await StartAsync(EchoAsync);
        await platform.Service.SetChannelAsync(platform.ChannelOf("general"), new ChannelSettings(ChannelMode.Auto, false), CancellationToken.None);

        await platform.SayAsync("general", "ana", "Who voted?");
        await platform.MentionAsync("general", "ana", "Who else?");

        Assert.Equal(2, platform.Shown.Count);
    }

    [Fact]
    public async Task When_a_source_is_retracted_the_reply_is_marked_and_its_thread_told_once_and_an_undo_takes_the_mark_back()
    {
        await using var platform = await StartAsync(EchoAsync);
        var question = await platform.MentionAsync("general", "ana", "Who voted?");
        var before = Assert.Single(platform.Shown);

        await platform.TellAsync(answers => answers.TakeOutAsync());
        await platform.TellAsync(_ => Task.CompletedTask);

        Assert.Equal(2, platform.Shown.Count);
        Assert.Contains("retracted", platform.Shown[0].Text, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith(before.Text, platform.Shown[0].Text, StringComparison.Ordinal);
        Assert.Equal((before.Id, question, question), (platform.Shown[0].Id, platform.Shown[0].Thread, platform.Shown[1].Thread));
        Assert.Contains("was retracted", platform.Shown[1].Text, StringComparison.Ordinal);

        await platform.TellAsync(answers => answers.RestoreAsync());

        Assert.Equal(before, platform.Shown[0]);
        Assert.Contains("holds again", platform.Shown[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_given_an_answer_in_private_is_told_in_private_that_its_source_is_retracted()
    {
        await using var platform = await StartAsync(EchoAsync);
        await platform.CommandAsync("general", "ana", "Who voted?");
        await platform.DirectAsync("bo", "Who voted?");

        await platform.TellAsync(answers => answers.TakeOutAsync(ArticleStatus.Removed));

        var told = platform.Shown.Where(message => message.Text.Contains("was taken out", StringComparison.Ordinal)).ToList();
        Assert.Single(told, message => message.OnlyFor == "ana" && message.Text.Contains("please do not rely", StringComparison.OrdinalIgnoreCase));
        Assert.Single(told, message => message.Channel != "general" && message.OnlyFor != "ana" && message.Text.Contains("please do not rely", StringComparison.OrdinalIgnoreCase));
    }

    private static Task<Exchange> EchoAsync(ChatMessage message, CancellationToken cancellationToken) =>
        message.Text == Broken ? throw new InvalidOperationException("broken") : Task.FromResult(ChatRun.Echo(message));
}
