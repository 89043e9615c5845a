using Bot.Core.Answering;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Answering;

public sealed class ReplyBuilderTests
{
    [Fact]
    public async Task A_statement_that_its_passage_does_not_hold_is_not_sent()
    {
        var answer = Assert.IsType<Reply.Answer>(await BuildAsync(
            AnswerLayout.List,
            Claim("The fire at the Eastgate pump station injured 99 workers on June 7, 2031.", WaterStory.FirePost, "12 workers"),
            Claim("According to the union, the Eastgate pump station blaze left 15 workers injured.", WaterStory.FireRadio, "15 workers")));

        Assert.Equal(WaterStory.FireRadio, Assert.Single(answer.Citations).Article.Value);
        Assert.Equal([1], Assert.Single(answer.Claims).Citations);
        Assert.Equal(AnswerLayout.Prose, answer.Layout); // one item is no list
    }

    [Fact]
    public async Task Without_a_sound_statement_it_abstains_with_the_nearest_articles()
    {
        var reply = Assert.IsType<Reply.Abstention>(await BuildAsync(AnswerLayout.Prose, Claim("The fire injured 99 workers.", WaterStory.FirePost, "12 workers")));

        Assert.Equal(AbstentionReason.NoEvidence, reply.Reason);
        Assert.Equal(AskedStore.Phrases.For(AbstentionReason.NoEvidence), reply.Text);
        Assert.InRange(reply.Nearest.Count, 1, 3);
    }

    [Fact]
    public async Task A_declined_draft_keeps_its_reason_and_confidence()
    {
        await using var asked = await AskedStore.WaterAsync();
        var evidence = await asked.EvidenceAsync("When did Varga resign?");

        var reply = Assert.IsType<Reply.Abstention>(
            await asked.ReplyBuilder.BuildAsync(new Draft.Declined(0.4, AbstentionReason.FalsePremise), evidence, CancellationToken.None));

        Assert.Equal(AbstentionReason.FalsePremise, reply.Reason);
        Assert.Equal(0.4, reply.Confidence);
        Assert.Equal(evidence.Articles.Take(3), reply.Nearest);
    }

    [Fact]
    public void Prose_is_one_line_and_a_list_one_line_per_item_each_with_its_markers()
    {
        var answer = Replies.Answer() with { Claims = [new Claim("It rose.", [1], Quote: false), new Claim("It fell.", [2, 1], Quote: false)] };

        Assert.Equal("It rose. [1] It fell. [2][1]", answer.Text);
        Assert.Equal("It rose. [1]\nIt fell. [2][1]", (answer with { Layout = AnswerLayout.List }).Text);
    }

    private static DraftClaim Claim(string text, string article, string words) =>
        new(text, [Hits.Of(WaterStory.Drafts.Single(draft => draft.Id.Value == article), words)], Quote: false);

    private static async Task<Reply> BuildAsync(AnswerLayout layout, params DraftClaim[] claims)
    {
        await using var asked = await AskedStore.WaterAsync();
        var evidence = await asked.EvidenceAsync("How many workers were injured in the fire?");
        return await asked.ReplyBuilder.BuildAsync(new Draft.Composed(0.9, layout, claims), evidence, CancellationToken.None);
    }
}
