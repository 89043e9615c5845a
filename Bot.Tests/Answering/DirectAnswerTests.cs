using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Answering;

public sealed class DirectAnswerTests
{
    [Theory]
    [InlineData("How long was Harlan Voss sentenced to prison?", "18 months")]
    [InlineData("How much money did Dag Hollis give to Varga's campaign?", "$25,000")]
    [InlineData("When was Harlan Voss sentenced?", "May 12, 2031")]
    [InlineData("In which year was Harlan Voss sentenced?", "2031")]
    public async Task Names_what_was_asked_for_before_the_sentence(string text, string lead)
    {
        await using var asked = await AskedStore.WaterAsync();

        var answer = await asked.AnswerAsync(text);

        Assert.Equal(lead, answer.Claims[0].Lead);
        Assert.StartsWith($"{lead}: {answer.Claims[0].Text}", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weekday_is_counted_from_the_publish_date_and_said_to_be()
    {
        await using var asked = await AskedStore.WaterAsync();

        var answer = await asked.AnswerAsync("When did Varga tell Valley Radio that she would not leave?");

        Assert.Equal("February 4, 2031", answer.Claims[0].Lead);
        Assert.Equal("(counted from the publish date, February 4, 2031)", answer.Claims[0].Note);
    }

    [Theory]
    [InlineData("Did Voss plead guilty at the Quarry Street courthouse?", "Yes")]
    [InlineData("Did Varga answer the letter on Monday?", "No")]
    public async Task Says_yes_or_no_where_a_sentence_settles_it(string text, string lead)
    {
        await using var asked = await AskedStore.WaterAsync();

        Assert.Contains((await asked.AnswerAsync(text)).Claims, claim => claim.Lead == lead);
    }

    [Theory]
    [InlineData("Was the gift meant to buy a contract?")]
    [InlineData("Did Varga keep the tests from the people who drink the water?")]
    [InlineData("Will Lucan Brandt run for a third term?")]
    [InlineData("Did all council members call on Edda Varga to resign?")]
    public async Task Says_neither_where_somebody_only_claims_or_denies_it(string text)
    {
        await using var asked = await AskedStore.WaterAsync();

        if (await asked.AskAsync(text) is Reply.Answer answer)
            Assert.DoesNotContain(answer.Claims, claim => claim.Lead is "Yes" or "No");
    }

    [Fact]
    public async Task Who_did_it_to_whom_is_not_turned_round()
    {
        await using var asked = await OfAsync("Ida Morrow was sued by Paul Reyes over the bridge.");

        Assert.Null((await asked.AnswerAsync("Did Ida Morrow sue Paul Reyes over the bridge?")).Claims[0].Lead);
        Assert.Null((await asked.AnswerAsync("Did Paul Reyes sue Ida Morrow over the bridge?")).Claims[0].Lead);
    }

    [Theory]
    [InlineData("Did Ida Morrow plead guilty?", "The case against Ida Morrow ended in a guilty plea and no jail time.")]
    [InlineData("Did Ida Morrow appeal?", "Ida Morrow brought the case before the Court of Appeals.")]
    [InlineData("Did Ida Morrow appeal?", "The Court of Appeals heard the case of Ida Morrow.")]
    [InlineData("Did Ida Morrow resign?", "Ida Morrow stepped down when her term ended.")]
    public async Task Says_neither_where_the_words_only_look_like_the_deed(string text, string sentence)
    {
        await using var asked = await OfAsync(sentence);

        if (await asked.AskAsync(text) is Reply.Answer answer)
            Assert.DoesNotContain(answer.Claims, claim => claim.Lead is "Yes" or "No");
    }

    [Fact]
    public async Task A_question_for_yes_or_no_is_not_answered_by_other_news_of_the_one_it_names()
    {
        await using var asked = await OfAsync("Ida Morrow spoke at the college.\n\nThe bridge was closed. The jury found the driver guilty.");

        Assert.IsType<Reply.Abstention>(await asked.AskAsync("Is Ida Morrow guilty?"));
    }

    [Fact]
    public async Task What_is_said_of_another_one_beside_them_is_not_their_answer()
    {
        await using var asked = await OfAsync("The case of Ida Morrow was heard in May. Okonkwo was found guilty.");

        if (await asked.AskAsync("Is Ida Morrow guilty?") is Reply.Answer answer)
            Assert.DoesNotContain("Okonkwo", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_that_differ_stand_side_by_side_and_are_named()
    {
        await using var asked = await AskedStore.WaterAsync();

        var answer = await asked.AnswerAsync("How many workers were injured at the Eastgate pump station?");

        Assert.Equal("My sources give different figures", answer.Opening);
        Assert.Equal(AnswerLayout.List, answer.Layout);
        Assert.Equal(["Tollmere Post, June 8, 2031", "Valley Radio, June 8, 2031"], answer.Claims.Select(claim => claim.Lead).Order());
        Assert.Equal(2, answer.Citations.Count);
    }

    [Fact]
    public async Task The_latest_is_told_by_the_newest_source_with_its_date()
    {
        await using var asked = await AskedStore.CreateAsync(
            WaterStory.Glossary,
            WaterStory.Draft("old", "Tollmere Post", "Bridge works", new DateOnly(2030, 1, 5), SourceKind.Article, [], "The bridge works will cost $2 million."),
            WaterStory.Draft("new", "Valley Radio", "Bridge works", new DateOnly(2031, 1, 5), SourceKind.Article, [], "The bridge works will cost $3 million."));

        var latest = await asked.AnswerAsync("What is the latest cost of the bridge works?");
        var earlier = await asked.AnswerAsync("As of June 2030, what did the bridge works cost?");

        Assert.Contains("$3 million", latest.Claims[0].Text, StringComparison.Ordinal);
        Assert.Equal("(published January 5, 2031)", latest.Claims[0].Note);
        Assert.Contains("$2 million", earlier.Claims[0].Text, StringComparison.Ordinal);
        Assert.Single(earlier.Claims);
    }

    [Fact]
    public async Task Dates_are_written_as_the_asker_writes_them()
    {
        await using var asked = await AskedStore.WaterAsync();

        Assert.Equal("12 de mayo de 2031", (await asked.AnswerAsync("¿Cuándo fue Harlan Voss sentenced?")).Claims[0].Lead);
    }

    private static Task<AskedStore> OfAsync(string text) => AskedStore.CreateAsync(
        WaterStory.Glossary, WaterStory.Draft("a", "Tollmere Post", "Bridge", new DateOnly(2031, 1, 5), SourceKind.Article, [], text));
}
