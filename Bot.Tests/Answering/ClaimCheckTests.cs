using System.Text;
using Bot.Core.Answering;
using Bot.Core.Ingestion;
using Bot.Core.Language;
using Bot.Tests.Fixtures;
using CsCheck;

namespace Bot.Tests.Answering;

public sealed class ClaimCheckTests
{
    private const string Letter =
        "Eleven members of the Tollmere council called on commissioner Edda Varga to resign on Monday, February 3, 2031. "
        + "“She kept 37 tests from the people who drink the water,” Nyland said.";

    private const string Gift = "Contractor Dag Hollis gave $25,000 to Varga, according to filings. Hollis denied that the gift was meant to buy a contract.";

    [Theory]
    [InlineData("Eleven members of the Tollmere council called on commissioner Edda Varga to resign on Monday, February 3, 2031.")]
    [InlineData("“She kept 37 tests from the people who drink the water,” Nyland said.")]
    [InlineData("Nyland said: “She kept 37 tests from the people who drink the water.”")]
    [InlineData("Members of the council called on Varga to resign.")]
    [InlineData("The Bay Ledger says that eleven members of the Tollmere council called on Edda Varga to resign.")] // the outlet
    [InlineData("Nyland said that 37 tests were kept from the people.")]
    public void What_the_passage_says_may_be_said(string claim) => Assert.Empty(Check(claim, Letter));

    [Theory]
    [InlineData("Eleven members of the Tollmere council called on commissioner Petra Dunn to resign.", ViolationKind.NameNotInPassage, "Petra Dunn")]
    [InlineData("Eleven members of the Tollmere council called on commissioner Edda Dunn to resign.", ViolationKind.NameNotInPassage, "Edda Dunn")]
    [InlineData("Eleven members of the Wexley council called on Varga to resign.", ViolationKind.NameNotInPassage, "Wexley")]
    [InlineData("Twelve members of the Tollmere council called on Varga to resign.", ViolationKind.NumberNotInPassage, "Twelve")]
    [InlineData("Nyland said that 73 tests were kept.", ViolationKind.NumberNotInPassage, "73")]
    [InlineData("Nyland said that 37.5 tests were kept.", ViolationKind.NumberNotInPassage, "37.5")]
    [InlineData("Members called on Varga to resign on February 4, 2031.", ViolationKind.DateNotInPassage, "February 4, 2031")]
    [InlineData("Members called on Varga to resign on Monday, February 3, 2030.", ViolationKind.DateNotInPassage, "Monday, February 3, 2030")]
    [InlineData("Members called on Varga to resign on March 3, 2031.", ViolationKind.DateNotInPassage, "March 3, 2031")]
    [InlineData("Members called on Varga to resign on Tuesday.", ViolationKind.DateNotInPassage, "Tuesday")]
    [InlineData("“She kept 37 tests from the mayor,” Nyland said.", ViolationKind.QuoteNotVerbatim, "She kept 37 tests from the mayor,")]
    [InlineData("Nyland said Varga “kept” 37 tests “from everyone.”", ViolationKind.QuoteNotVerbatim, "from everyone.")]
    [InlineData("Members called on Varga to resign, see https://evil.example/x.", ViolationKind.LinkNotInStore, "https://evil.example/x")]
    [InlineData("Members called on Varga to resign @everyone", ViolationKind.AddressesSomeone, "@everyone")]
    [InlineData("Members called on Varga to resign <@u123>", ViolationKind.AddressesSomeone, "<@u123>")]
    [InlineData("Members called on Varga to resign <!channel>", ViolationKind.AddressesSomeone, "<!channel>")]
    public void What_it_does_not_say_is_caught_with_the_words_at_fault(string claim, ViolationKind kind, string span) =>
        Assert.Equal(new Violation(kind, QuotedText.Normalise(span)), Assert.Single(Check(claim, Letter)));

    [Theory]
    [InlineData("The gift was meant to buy a contract.")]
    [InlineData("the gift was meant to buy a contract.")] // a piece of a sentence is not the sentence
    [InlineData("Dag Hollis gave $25,000 to Varga")]
    [InlineData("Contractor Dag Hollis gave $25,000 to Varga.")]
    public void A_dropped_attribution_is_caught(string claim)
    {
        var violation = Assert.Single(Check(claim, Gift), violation => violation.Kind == ViolationKind.AttributionDropped);

        Assert.Equal(claim, violation.Span);
    }

    [Theory]
    [InlineData("Varga did not answer the letter on Monday.", "Varga did answer the letter on Monday.")]
    [InlineData("Varga answered the letter on Monday.", "Varga never answered the letter on Monday.")]
    [InlineData("Varga refused to resign.", "Varga agreed to resign.")]
    public void A_flipped_negation_is_caught(string passage, string claim) =>
        Assert.Contains(new Violation(ViolationKind.NegationChanged, claim), Check(claim, passage));

    [Theory]
    [InlineData("Dunn did not answer the letter on Monday.", "Dunn")]
    [InlineData("Dunn said: “We wait.”", "Dunn")]
    [InlineData("Officials said: “We wait.”", "Officials")]
    public void A_swapped_name_is_caught_where_a_sentence_begins_with_it(string claim, string name) =>
        Assert.Contains(new Violation(ViolationKind.NameNotInPassage, name), Check(claim, "Varga did not answer the letter on Monday. Nyland said: “We wait.”"));

    [Fact]
    public void A_statement_without_a_passage_is_uncited() =>
        Assert.Equal([new Violation(ViolationKind.Uncited, "Varga resigned.")], AskedStore.ClaimCheck.Check("Varga resigned.", []));

    [Fact]
    public void Several_passages_may_hold_the_parts_of_a_statement() =>
        Assert.Empty(AskedStore.ClaimCheck.Check("Nyland said that 37 tests were kept, and Dag Hollis gave $25,000.", [Cited(Letter), Cited(Gift)]));

    [Theory]
    [InlineData("“We wait,” said José Núñez.", "\"We wait,\" said José Núñez.")]
    [InlineData("\"We wait,\" said José Núñez.", "“We wait,” said José Núñez.")]
    [InlineData("„We wait,“ said José Núñez.", "«We wait,» said José Núñez.")]
    [InlineData("It's Varga's letter, “We wait,” she said.", "It’s Varga’s letter, \"We wait,\" she said.")]
    [InlineData("“We  wait\nhere,” she said.", "“We wait here,” she said.")]
    public void Marks_spaces_and_composed_letters_may_be_written_either_way(string passage, string claim)
    {
        foreach (var form in new[] { NormalizationForm.FormC, NormalizationForm.FormD })
        {
            Assert.Empty(Check(claim, passage.Normalize(form)));
            Assert.Empty(Check(claim.Normalize(form), passage));
        }
    }

    [Fact]
    public void A_link_that_stands_in_the_passage_or_leads_to_the_article_may_be_said()
    {
        const string Passage = "The filings are at https://filings.example/2031?a=b, the office said. It gave no list.";
        var url = Drafts.Article("a").Provenance.Url;

        Assert.Empty(Check("The filings are at https://filings.example/2031?a=b, the office said.", Passage));
        Assert.Empty(Check($"The office said where the filings are ({url}).", Passage));
        Assert.NotEmpty(Check("The filings are at https://filings.example/2032, the office said.", Passage));
        Assert.NotEmpty(Check("The filings are at https://filings.example/20, the office said.", Passage));
    }

    [Fact]
    public void Any_sentence_of_a_passage_passes_as_it_stands()
    {
        var passages = WaterStory.Drafts.Concat(FerryStory.Drafts).SelectMany(draft => PassageSplitter.Split(draft.Text).Select(passage => (draft.Provenance, passage)));

        foreach (var (provenance, passage) in passages)
            Assert.All(passage.Sentences, span => Assert.Empty(AskedStore.ClaimCheck.Check(passage.SentenceText(span), [new CitedPassage(passage.Text, provenance)])));
    }

    [Fact]
    public void Any_sentence_of_any_passage_passes_as_it_stands()
    {
        string[] pieces =
        [
            "Varga", " said", " “We wait,”", " not", " 37", ", ", ". ", "\"", "? ", " Núñez", " Núñez", " on May 3, 2031", " https://x.example/a", "”", "“",
            " The", " Dunn", " 1,000", " @everyone", "\n", "…", " U.S.", "水质。", "'s", " twelve",
        ];

        Gen.OneOf(Gen.String, Gen.Int[0, pieces.Length - 1].Array[1, 14].Select(list => string.Concat(list.Select(i => pieces[i])))).Sample(text =>
        {
            foreach (var passage in PassageSplitter.Split(text).Select(passage => passage.Text))
            {
                foreach (var sentence in SentenceSplitter.Split(passage).Select(span => span.Of(passage)))
                {
                    if (Check(sentence, passage) is [var violation, ..])
                        throw new InvalidOperationException($"{sentence}: {violation}");
                }
            }
        }, iter: 1_000);
    }

    [Fact]
    public void A_number_that_is_not_in_the_passage_is_always_caught() =>
        Corrupt(
            token => char.IsAsciiDigit(token.Word[0]),
            (random, written) => random.Next(2) == 0 ? random.Next(100_000, 999_999).ToString(System.Globalization.CultureInfo.InvariantCulture) : $"{written}.77",
            [ViolationKind.NumberNotInPassage, ViolationKind.DateNotInPassage, ViolationKind.QuoteNotVerbatim]);

    [Fact]
    public void A_name_that_is_not_in_the_passage_is_always_caught()
    {
        string[] strangers = ["Crake", "Wexford", "Zebulon", "Ottoline", "Marchetti"];
        string[] names = ["varga", "hollis", "voss", "nyland", "dunn", "calloway", "edda", "harlan", "dag", "ines", "petra", "oskar", "tollmere", "eastgate"];

        Corrupt(
            token => names.Contains(token.Word),
            (random, _) => strangers[random.Next(strangers.Length)],
            [ViolationKind.NameNotInPassage, ViolationKind.QuoteNotVerbatim]);
    }

    [Theory]
    [InlineData("\ud800 Varga \udc00 said")]
    [InlineData("\uffff \0 said")]
    [InlineData("")]
    public void Broken_characters_are_checked_too(string text)
    {
        Assert.NotNull(Check(text, Letter));
        Assert.Empty(Check(text, text));
    }

    [Fact]
    public void Any_text_is_checked() => Gen.Select(Gen.String, Gen.String).Sample((claim, passage) => Check(claim, passage) is not null);

    /// <summary>Changes one token of every sentence of the story, and wants each change to be found.</summary>
    private static void Corrupt(Func<Token, bool> chosen, Func<Random, string, string> change, ViolationKind[] kinds)
    {
        var random = new Random(20310203);
        var changed = 0;
        foreach (var draft in WaterStory.Drafts)
        {
            foreach (var passage in PassageSplitter.Split(draft.Text))
            {
                foreach (var sentence in passage.Sentences.Select(passage.SentenceText))
                {
                    foreach (var token in Analyzer.Analyze(sentence).Where(chosen))
                    {
                        var claim = sentence[..token.Start] + change(random, sentence[token.Start..token.End]) + sentence[token.End..];
                        var found = AskedStore.ClaimCheck.Check(claim, [new CitedPassage(passage.Text, draft.Provenance)]);
                        Assert.True(found.Any(violation => kinds.Contains(violation.Kind)), $"Nothing was found wrong with: {claim}");
                        changed++;
                    }
                }
            }
        }

        Assert.InRange(changed, 15, 100);
    }

    private static IReadOnlyList<Violation> Check(string claim, string passage) => AskedStore.ClaimCheck.Check(claim, [Cited(passage)]);

    private static CitedPassage Cited(string passage) => new(passage, Drafts.Article("a", headline: "Notes").Provenance);
}
