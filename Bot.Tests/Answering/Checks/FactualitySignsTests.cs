using Bot.Core.Answering;
using Bot.Core.Answering.Checks;
using Bot.Core.Language;
using Bot.Core.Language.Encoder;

namespace Bot.Tests.Answering.Checks;

public sealed class FactualitySignsTests
{
    private const string Lease = "The board did not approve the lease, but its lawyer said it had approved a loan of $2 million.";

    [Fact]
    public void A_claim_that_turns_its_sentence_round_has_worse_signs()
    {
        var (right, wrong) = (SignsOf("The board did not approve the lease."), SignsOf("The board did approve the lease."));

        Assert.True(wrong["ReadDenied"] > right["ReadDenied"], $"{wrong["ReadDenied"]} turned, {right["ReadDenied"]} as it is");
        Assert.True(wrong["ReadTurned"] > right["ReadTurned"]);
    }

    [Fact]
    public void A_claim_that_leaves_out_who_says_it_has_worse_signs()
    {
        var (right, wrong) = (SignsOf("The board approved a loan, its lawyer said."), SignsOf("The board approved a loan."));

        Assert.True(wrong["ReadToldMost"] > right["ReadToldMost"], $"{wrong["ReadToldMost"]} without, {right["ReadToldMost"]} with the lawyer");
    }

    [Fact]
    public void Without_readers_nothing_is_known()
    {
        var statement = Of("The board approved the lease.", null);

        Assert.Null(statement.FactualityOf(1));
        Assert.Equal(FactualitySigns.Names.Count, FactualitySigns.Of(statement, statement.Claim.Sentences[0]).Count());
    }

    private static Dictionary<string, double> SignsOf(string claim)
    {
        var statement = Of(claim, PairReaders.English);
        return FactualitySigns.Names.Zip(FactualitySigns.Of(statement, statement.Claim.Sentences[0])).ToDictionary();
    }

    private static Statement Of(string claim, Lazy<PairReaders>? readers) =>
        new(claim, [new ReadPassage(new CitedPassage(Lease, Held.Passage(Lease).Provenance), Lexicon.English)], [], Lexicon.English) { Readers = readers };
}
