using Bot.Core.Answering;
using Bot.Core.Answering.Checks;
using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Tests.Answering.Checks;

/// <summary>Whom a pronoun most likely means.</summary>
public class NameReferenceTests
{
    [Theory]
    [InlineData("Mr. Hale met Ms. Ruiz at the harbor. She said nothing.", "She", "Ruiz")]
    [InlineData("Mr. Hale met Ms. Ruiz at the harbor. He said nothing.", "He", "Hale")]
    [InlineData("Margaret Hale met Cyrus Ruiz at the harbor. She said nothing.", "She", "Hale")]
    [InlineData("Abara Hale told the board that Oda Ruiz had lied. He resigned.", "He", "Hale")]
    [InlineData("Councilwoman Abara Freeman met Oda Hale, a spokesman. She resigned.", "She", "Freeman")]
    public void It_means_who_fits_and_first_whoever_did_something(string text, string pronoun, string name)
    {
        var provenance = new Provenance("The Gull", "Harbor", [], null, "https://gull.example/harbor", "en", SourceKind.Article, [], []);
        var passage = new ReadPassage(new CitedPassage(text, provenance), Lexicon.English);
        // Whoever is named in the claim is one of those gathered, with all that speaks of them.
        var slots = NameFillers.SlotsOf(new Statement($"{name} resigned.", [passage], [], Lexicon.English));
        var at = passage.Body.Tokens.ToList().FindIndex(token => text[token.Start..token.End] == pronoun);

        var likeliest = slots[0].All.MaxBy(filler => filler.Mentions.Where(mention => mention.Tokens.Start == at).Select(mention => mention.Certainty).DefaultIfEmpty().Max());

        Assert.Contains(name, likeliest!.Key, StringComparison.OrdinalIgnoreCase);
    }
}
