using Bot.Core.Answering;
using Bot.Core.Answering.Checks;
using Bot.Core.Language;
using Bot.Core.Language.Encoder;

namespace Bot.Tests.Answering.Checks;

/// <summary>What the reader that sees a claim with a gap says of what stands there.</summary>
public sealed class SlotClozeTests
{
    [Fact]
    public void What_belongs_there_is_likelier_than_what_does_not()
    {
        var statement = Of("Ana Ruiz was fired by the board after Tom Hale complained.", "It was Tom Hale who was fired.");
        var slot = Assert.Single(NameFillers.SlotsOf(statement));

        var likelihood = statement.ClozeOf(slot);

        Assert.True(likelihood[Assert.Single(slot.Written)] < likelihood[Assert.Single(slot.Others)]);
        Assert.Equal(1, likelihood.Values.Sum(Math.Exp), 1e-6);
    }

    [Fact]
    public void Of_a_long_list_only_the_first_are_read()
    {
        string[] names = ["Abara", "Bianchi", "Castell", "Dufresne", "Espinoza", "Fenwick", "Gorski", "Haldane", "Ivanov", "Jansen", "Kowalski", "Lindqvist", "Mbeki", "Novak", "Okafor", "Prakash", "Quist", "Renner", "Sandoval", "Tilbury"];
        var statement = Of($"Vance and Wynn told {string.Join(", ", names)} to leave.", $"Told to leave were {string.Join(", ", names.Reverse())}.");
        var slots = NameFillers.SlotsOf(statement);

        var likelihoods = slots.Select(statement.ClozeOf).ToList();

        Assert.True(slots.Count > 16);
        Assert.NotEqual(likelihoods[0].Values.Min(), likelihoods[0].Values.Max());
        Assert.Equal(likelihoods[^1].Values.Min(), likelihoods[^1].Values.Max());
    }

    [Fact]
    public void Without_readers_nothing_is_likelier_than_another()
    {
        var statement = new Statement("It was Tom Hale who was fired.", Of("Ana Ruiz was fired by the board after Tom Hale complained.", "It was Tom Hale who was fired.").Cited, [], Lexicon.English);

        var likelihood = statement.ClozeOf(Assert.Single(NameFillers.SlotsOf(statement)));

        Assert.Equal(likelihood.Values.Min(), likelihood.Values.Max());
    }

    private static Statement Of(string passage, string claim) => new(claim, [new ReadPassage(new CitedPassage(passage, Held.Passage(passage).Provenance), Lexicon.English)], [], Lexicon.English) { Readers = PairReaders.English };
}
