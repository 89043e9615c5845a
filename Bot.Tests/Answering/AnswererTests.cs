using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Language;
using Bot.Core.Retrieval;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Answering;

public sealed class AnswererTests
{
    [Theory]
    [InlineData("Who called on Edda Varga to resign?", "Eleven members of the Tollmere council")]
    [InlineData("How long was Harlan Voss sentenced to prison?", "18 months")]
    [InlineData("How much money did Dag Hollis give to Varga's campaign?", "$25,000")]
    [InlineData("When was Harlan Voss sentenced?", "May 12, 2031")]
    [InlineData("Where did Voss plead guilty?", "Quarry Street")]
    [InlineData("How many lead tests did the waterworks miss?", "37 of 60")]
    [InlineData("Why were the tests late?", "shortage of inspectors")]
    [InlineData("Will Lucan Brandt run for a third term as mayor?", "I will not run")]
    public async Task Answers_in_a_sentence_of_the_store_that_holds_what_is_asked_for(string text, string words) =>
        Assert.Contains(await ClaimsAsync(text), claim => claim.Text.Contains(words, StringComparison.Ordinal));

    [Theory]
    [InlineData("When did Varga resign?")]
    [InlineData("When did Edda Varga step down?")]
    [InlineData("When did Petra Nyland resign?")]
    public async Task Declines_what_takes_for_granted_a_deed_that_nobody_reports(string text) =>
        Assert.Equal(AbstentionReason.FalsePremise, (await DeclinedAsync(text)).Reason);

    [Fact]
    public async Task Declines_to_say_why_where_no_sentence_gives_a_reason() => await DeclinedAsync("Why did Varga resign?");

    [Theory]
    [InlineData("How did Varga react to the fire in 1987?")]
    [InlineData("Who called on Edda Varga to resign in 2019?")]
    public async Task Declines_what_is_asked_of_a_year_that_no_source_speaks_of(string text) => await DeclinedAsync(text);

    [Fact]
    public async Task The_sentence_after_the_best_is_shown_where_the_best_names_no_single_thing_asked_for()
    {
        await using var asked = await AskedStore.CreateAsync(
            Glossary.Empty,
            Note("The Gull", "The school board voted to close four schools on Monday. They are Elm Street, Harrow, Quarry Lane and Mill Road. Parents were told by letter."));

        var composed = Assert.IsType<Draft.Composed>(await asked.DraftAsync("Which schools did the school board vote to close?"));

        Assert.Equal(["The school board voted to close four schools on Monday.", "They are Elm Street, Harrow, Quarry Lane and Mill Road."], composed.Claims.Select(claim => claim.Text));
    }

    [Fact]
    public async Task Outlets_that_a_comparison_names_stand_side_by_side()
    {
        await using var asked = await AskedStore.CreateAsync(
            Glossary.Empty,
            Note("The Gull", "The harbor board said 600 people came to the harbor rally."),
            Note("Wexley Courier", "Some 350 people came to the harbor rally, the police said."),
            Note("Radio Tern", "Many people came to the rally at the harbor, and nobody could agree how many people came."));

        var evidence = await asked.EvidenceAsync("Do The Gull and the Wexley Courier agree on how many people came to the harbor rally?");
        var composed = Listing.Compared(evidence.Concepts, evidence.Sentences, confidence: 1);

        Assert.Equal(["The Gull", "Wexley Courier"], composed.Claims.Select(claim => Assert.IsType<Lead.Source>(claim.Lead).Provenance.Outlet).Order());
    }

    [Theory]
    [InlineData("What is the capital of France?", AbstentionReason.OffTopic)]
    [InlineData("Who is Zebulon Crake?", AbstentionReason.OffTopic)]
    [InlineData("What did Mayor Zebulon Crake say about the tests?", AbstentionReason.NoEvidence)]
    public async Task Declines_what_the_store_does_not_hold(string text, AbstentionReason reason)
    {
        var declined = await DeclinedAsync(text);

        Assert.Equal(reason, declined.Reason);
        Assert.True(declined.Confidence < Confidence.Threshold);
    }

    [Theory]
    [InlineData("Which came first: the council members' letter to Varga, the fire at Eastgate or Voss being sentenced to prison?")]
    [InlineData("Timeline: when was the fire at Eastgate, when was Voss sentenced, when did council members call on Varga to resign?")]
    public async Task A_timeline_is_in_the_order_of_the_dates(string text)
    {
        await using var asked = await AskedStore.WaterAsync();

        var composed = Assert.IsType<Draft.Composed>(await asked.DraftAsync(text));
        var dates = composed.Claims.Select(claim => Dates.MostPrecise(claim.Text, Analyzer.Analyze(claim.Text), published: null)?.Day).ToList();

        Assert.Equal(AnswerLayout.List, composed.Layout);
        Assert.InRange(dates.Count, 3, 8);
        Assert.Equal(dates.Order(), dates);
    }

    [Theory]
    [InlineData("Has Voss apologized to the town?", "Voss pleaded guilty", "He has apologized")]
    [InlineData("What did Varga blame the late tests on?", "“I will not leave", "She blamed")]
    public async Task A_sentence_that_begins_with_a_pronoun_comes_with_the_one_before_it(string text, string first, string second)
    {
        var claims = await ClaimsAsync(text);

        Assert.Equal(2, claims.Count);
        Assert.StartsWith(first, claims[0].Text, StringComparison.Ordinal);
        Assert.StartsWith(second, claims[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_asked_for_is_answered_where_they_are_told_of_before_where_they_only_speak()
    {
        await using var asked = await AskedStore.CreateAsync(
            Glossary.Empty,
            Drafts.Article("a", "Choir head Ida Morrow said the hall had a long record of leaking roofs."),
            Drafts.Article("b", "The choir has two heads, Ida Morrow and Jon Sayle, both from Tollmere."));

        var composed = Assert.IsType<Draft.Composed>(AskedStore.Answerer.Compose(await asked.EvidenceAsync("Who heads the choir?"), threshold: 0));

        Assert.Contains("two heads", composed.Claims[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_for_exact_words_is_answered_with_quotations_only()
    {
        var claims = await ClaimsAsync("What did Varga tell Valley Radio, in her exact words?");

        Assert.NotEmpty(claims);
        Assert.All(claims, claim => Assert.True(claim.Quote));
        Assert.All(claims, claim => Assert.NotEmpty(QuotedText.In(claim.Text)));
    }

    [Fact]
    public async Task A_quotation_that_begins_with_a_pronoun_comes_with_the_sentence_before_it_which_is_no_quotation()
    {
        var claims = await ClaimsAsync("What exactly did Nyland say about the tests?");

        Assert.Equal("“She kept the tests from the people who drink the water,” Nyland said.", Assert.Single(claims, claim => claim.Quote).Text);
        Assert.All(claims.Where(claim => !claim.Quote), claim => Assert.Empty(QuotedText.In(claim.Text)));
    }

    [Fact]
    public async Task Exact_words_are_declined_where_nobody_is_quoted() =>
        await DeclinedAsync("What exactly did Ines Calloway say, word for word?");

    [Theory]
    [InlineData("How many workers were injured in the fire at the Eastgate pump station?")]
    [InlineData("Do the reports differ on how many workers were injured in the Eastgate pump station fire?")]
    public async Task Two_outlets_that_differ_are_both_shown(string text)
    {
        var claims = await ClaimsAsync(text);

        Assert.Contains(claims, claim => claim.Text.Contains("12 workers", StringComparison.Ordinal));
        Assert.Contains(claims, claim => claim.Text.Contains("15 workers", StringComparison.Ordinal));
        Assert.Equal(2, claims.Select(claim => claim.Support[0].Article.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("How many tests?", AnswerType.Number)]
    [InlineData("When was the letter?", AnswerType.Date)]
    [InlineData("Who is Voss?", AnswerType.Person)]
    [InlineData("How much money?", AnswerType.Money)]
    public async Task Only_sentences_that_hold_what_is_asked_for_are_candidates(string text, AnswerType type)
    {
        await using var asked = await AskedStore.WaterAsync();
        var evidence = await asked.EvidenceAsync(text, "Tell me about the tests of commissioner Varga");

        Assert.Equal(type, evidence.Question.AnswerType);
        Assert.All(Candidates.OfKind(evidence), hit => Assert.True(hit.Features.AnswerType > 0));
        Assert.True(Candidates.OfKind(evidence).Count < evidence.Sentences.Count);
    }

    [Fact]
    public async Task A_second_sentence_that_says_the_same_is_not_shown()
    {
        var twin = WaterStory.Drafts.Single(draft => draft.Id.Value == WaterStory.FirePost);
        await using var asked = await AskedStore.CreateAsync(WaterStory.Glossary, twin, twin with { Id = new("copy") });

        Assert.Single((await asked.AnswerAsync("How many workers were injured in the fire at the Eastgate pump station?")).Claims);
    }

    private static ArticleDraft Note(string outlet, string text) => Drafts.Article($"note-{outlet.Length}", text, headline: "Notes", outlet: outlet);

    private static async Task<IReadOnlyList<DraftClaim>> ClaimsAsync(string text)
    {
        await using var asked = await AskedStore.WaterAsync();
        return Assert.IsType<Draft.Composed>(await asked.DraftAsync(text)).Claims;
    }

    private static async Task<Draft.Declined> DeclinedAsync(string text)
    {
        await using var asked = await AskedStore.WaterAsync();
        return Assert.IsType<Draft.Declined>(await asked.DraftAsync(text));
    }
}
