using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Moderation;
using Bot.Core.Retrieval;
using Bot.Tests.Fixtures;
using Bot.Tests.Moderation;

namespace Bot.Tests.Upkeep;

public sealed class PinDeskTests
{
    private const string Question = "How much is the ferry?";
    private const string Stated = "The Wexley harbor board voted 5 to 2 on Tuesday, March 4, 2031, to raise the ferry fare from $2 to $3.";

    [Fact]
    public async Task A_pinned_answer_is_given_to_its_question_in_each_of_its_wordings_and_to_no_other()
    {
        await using var asked = await FerryAsync();
        var before = await asked.AskAsync(Question);

        await PinAsync(asked, $"{Stated} [1] The new fare starts on April 1, 2031 [1].", [FerryStory.Vote], "What's the fare");

        var answer = await asked.AnswerAsync(Question);
        Assert.NotEqual(before.Text, answer.Text);
        Assert.Equal($"Pinned by the moderators:\n{Stated} [1] The new fare starts on April 1, 2031. [1]", answer.Text);
        var citation = Assert.Single(answer.Citations);
        Assert.Equal((FerryStory.Vote, 1), (citation.Article.Value, citation.Revision));
        Assert.Equal(citation.Passage, citation.Span.Of(await asked.Store.ReadRevisionAsync(citation.Article, 1, CancellationToken.None)));
        Assert.Equal(answer.Text, (await asked.AskAsync("how much is the FERRY")).Text);
        Assert.Equal(answer.Text, (await asked.AskAsync("What’s the fare?")).Text);
        Assert.NotEqual(answer.Text, (await asked.AskAsync("How much was the ferry?")).Text);
        Assert.NotEqual(answer.Text, (await asked.AskAsync("How much is the ferry to Marlow?")).Text);
    }

    [Fact]
    public async Task Several_sources_are_numbered_as_the_moderator_names_them()
    {
        await using var asked = await FerryAsync();

        await PinAsync(asked, $"{Stated} [2] The audit office found that the harbor board spent $310,000 on consultants in 2030. [1]", [FerryStory.Audit, FerryStory.Vote]);

        var answer = await asked.AnswerAsync(Question);
        Assert.Equal([FerryStory.Audit, FerryStory.Vote], answer.Citations.Select(citation => citation.Article.Value));
        Assert.Equal([[2], [1]], answer.Claims.Select(claim => claim.Citations.ToArray()));
    }

    [Fact]
    public async Task Pinning_and_unpinning_can_be_undone_unless_the_question_has_another_pin_by_now()
    {
        await using var asked = await FerryAsync();
        await PinAsync(asked, $"{Stated} [1]", [FerryStory.Vote]);
        await asked.Upkeep.Pins.RemoveAsync(Desk.Ada, 1, CancellationToken.None);
        Assert.DoesNotContain("Pinned", (await asked.AskAsync(Question)).Text, StringComparison.Ordinal);

        Assert.Equal("pinned again", Assert.IsType<UndoOutcome.Done>(await UndoAsync(2)).Entry.After);
        Assert.Contains("Pinned", (await asked.AskAsync(Question)).Text, StringComparison.Ordinal);

        await asked.Upkeep.Pins.RemoveAsync(Desk.Ada, 1, CancellationToken.None);
        await PinAsync(asked, "The new fare starts on April 1, 2031. [1]", [FerryStory.Vote]);
        Assert.IsType<UndoOutcome.Impossible>(await UndoAsync(4));
        Assert.Equal("not pinned", Assert.IsType<UndoOutcome.Done>(await UndoAsync(5)).Entry.After);
        Assert.DoesNotContain("Pinned", (await asked.AskAsync(Question)).Text, StringComparison.Ordinal);

        Task<UndoOutcome> UndoAsync(long entry) =>
            asked.Store.Moderation.UndoAsync(Desk.Bo, entry, DateTimeOffset.MinValue, RevisionIndexer.Index, CancellationToken.None);
    }

    [Theory]
    [InlineData("The board voted 6 to 1 to raise the fare. [1]", "does not hold against its source")]
    [InlineData("\"We sail on good wishes,\" Renn said. [1]", "does not hold against its source")]
    [InlineData("Mayor Zebulon Crake raised the fare. [1]", "does not hold against its source")]
    [InlineData("The new fare starts on April 1, 2031. It is fair. [1]", "each sentence needs its source")]
    [InlineData("The new fare starts on April 1, 2031. [1] It is fair.", "each sentence needs its source")]
    [InlineData("The new fare starts on April 1, 2031. [2]", "names a source [2]")]
    [InlineData("The new fare starts on April 1, 2031. [0]", "names a source [0]")]
    public async Task What_does_not_hold_against_its_sources_is_not_pinned(string answer, string problem)
    {
        await using var asked = await FerryAsync();

        var refused = await Assert.ThrowsAsync<SourceException>(() => PinAsync(asked, answer, [FerryStory.Vote]));

        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await asked.Upkeep.Pins.ListAsync(CancellationToken.None));
        Assert.Empty(await asked.Store.Moderation.ListAuditAsync(after: 0, CancellationToken.None));
    }

    [Fact]
    public async Task An_article_that_is_not_there_or_not_used_is_refused()
    {
        await using var asked = await FerryAsync();

        Assert.Contains("there is no article nowhere", (await Assert.ThrowsAsync<SourceException>(() => PinAsync(asked, $"{Stated} [1]", ["nowhere"]))).Message, StringComparison.Ordinal);
        Assert.Contains(
            $"nothing cites {FerryStory.Audit}", (await Assert.ThrowsAsync<SourceException>(() => PinAsync(asked, $"{Stated} [1]", [FerryStory.Vote, FerryStory.Audit]))).Message, StringComparison.Ordinal);
        Assert.Contains("without a word", (await Assert.ThrowsAsync<SourceException>(() => PinAsync(asked, Stated, [FerryStory.Vote], "???"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_falls_with_its_article_and_comes_back_with_it()
    {
        await using var asked = await FerryAsync();
        await PinAsync(asked, Stated, [FerryStory.Vote]);
        var answers = new ToldAnswers(asked.Store);

        await answers.TakeOutAsync();
        Assert.DoesNotContain("Pinned", (await asked.AskAsync(Question)).Text, StringComparison.Ordinal);
        Assert.Contains("no longer cited", Assert.IsType<PinReading.Fallen>(Assert.Single(await asked.Upkeep.Pins.ListAsync(CancellationToken.None)).Reading).Reason, StringComparison.Ordinal);

        await answers.RestoreAsync();
        Assert.Contains("Pinned", (await asked.AskAsync(Question)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_falls_when_a_revision_no_longer_says_so_and_follows_one_that_does()
    {
        await using var asked = await FerryAsync();
        await PinAsync(asked, Stated, [FerryStory.Vote]);
        var answers = new ToldAnswers(asked.Store);

        await answers.ReviseAsync(text => $"A note stands first now.\n\n{text}");
        var citation = Assert.Single((await asked.AnswerAsync(Question)).Citations);
        Assert.Equal(2, citation.Revision);
        Assert.Equal(citation.Passage, citation.Span.Of(await asked.Store.ReadRevisionAsync(citation.Article, 2, CancellationToken.None)));

        await answers.ReviseAsync(text => text.Replace("5 to 2", "4 to 3", StringComparison.Ordinal));
        Assert.DoesNotContain("Pinned", (await asked.AskAsync(Question)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_leans_on_the_one_before_is_not_the_pinned_one()
    {
        await using var asked = await FerryAsync();
        await asked.Upkeep.Pins.AddAsync(Desk.Ada, ["And when?"], "The new fare starts on April 1, 2031.", [new ArticleId(FerryStory.Vote)], CancellationToken.None);

        Assert.DoesNotContain("Pinned", (await asked.AskAsync("And when?", "Who voted for the fare?")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_has_one_pin_and_who_pins_and_unpins_is_in_the_audit_log()
    {
        await using var asked = await FerryAsync();
        var pin = await PinAsync(asked, Stated, [FerryStory.Vote], "What is the fare?");

        await Assert.ThrowsAsync<SourceException>(() => asked.Upkeep.Pins.AddAsync(
            Desk.Bo, ["Something else?", "what is the fare"], Stated, [new ArticleId(FerryStory.Vote)], CancellationToken.None));
        await asked.Upkeep.Pins.RemoveAsync(Desk.Bo, pin.Number, CancellationToken.None);
        await Assert.ThrowsAsync<SourceException>(() => asked.Upkeep.Pins.RemoveAsync(Desk.Bo, pin.Number, CancellationToken.None));
        var again = await PinAsync(asked, Stated, [FerryStory.Vote]);

        Assert.NotEqual(pin.Number, again.Number);
        var log = await asked.Store.Moderation.ListAuditAsync(after: 0, CancellationToken.None);
        Assert.Equal([ModeratorAction.Pin, ModeratorAction.Unpin, ModeratorAction.Pin], log.Select(entry => entry.Action));
        Assert.Null(AuditChain.Problem(log, await asked.Store.Moderation.ReadAuditHeadAsync(CancellationToken.None)));
    }

    private static Task<AskedStore> FerryAsync() => AskedStore.CreateAsync(Glossary.Empty, [.. FerryStory.Drafts]);

    private static Task<Pin> PinAsync(AskedStore asked, string answer, IReadOnlyList<string> articles, params string[] also) =>
        asked.Upkeep.Pins.AddAsync(Desk.Ada, [Question, .. also], answer, [.. articles.Select(id => new ArticleId(id))], CancellationToken.None);
}
