using Bot.Core.Answering;
using Bot.Core.Language;
using Bot.Core.Retrieval;
using Bot.Tests.Fixtures;
using CsCheck;

namespace Bot.Tests.Answering;

public sealed class ConfidenceTests
{
    [Fact]
    public void What_is_learned_beside_the_trees_is_a_slope_an_offset_and_a_threshold() =>
        Assert.Equal(["Offset", "Slope", "Threshold"], NamesIn(typeof(Confidence), "confidence.tsv").Order());

    [Fact]
    public void Every_feature_has_a_name_and_a_direction()
    {
        Assert.Equal(ConfidenceFeatures.Names.Count, ConfidenceFeatures.Names.Distinct().Count());
        Assert.Equal(ConfidenceFeatures.Names.Count, ConfidenceFeatures.Directions.Count);
    }

    [Fact]
    public void More_of_what_speaks_for_an_answer_never_lowers_it() =>
        Gen.Double[0, 1].Array[ConfidenceFeatures.Names.Count].Select(Gen.Int[0, ConfidenceFeatures.Names.Count - 1], Gen.Double[0, 1]).Sample((values, feature, more) =>
        {
            var changed = values.ToArray();
            changed[feature] = Math.Max(values[feature], more);
            Assert.True(ConfidenceFeatures.Directions[feature] * (Confidence.Of(changed) - Confidence.Of(values)) >= -1e-9);
        });

    [Fact]
    public void The_ranking_weights_name_every_feature_once_and_nothing_else() =>
        Assert.Equal(Enum.GetNames<Feature>().Order(), NamesIn(typeof(Feature), "ranking.tsv").Order());

    [Fact]
    public void The_threshold_is_a_probability() => Assert.InRange(Confidence.Threshold, 0.01, 0.99);

    [Fact]
    public async Task There_is_a_value_for_every_feature()
    {
        await using var asked = await AskedStore.WaterAsync();
        foreach (var text in (string[])["When was Voss sentenced?", "How much did Zebulon Crake give to the campaign?", "tests", "Who?"])
        {
            var evidence = await asked.EvidenceAsync(text, "Who is Harlan Voss?");
            var features = ConfidenceFeatures.Of(evidence, evidence.Sentences[0]);
            Assert.Equal(ConfidenceFeatures.Names.Count, features.Count);
            Assert.All(features, value => Assert.InRange(value, 0, 1 + 1e-9));
            Assert.InRange(Confidence.Of(evidence, evidence.Sentences[0]), 0, 1);
        }
    }

    [Theory]
    [InlineData("When was Harlan Voss sentenced to prison?", "When was Zebulon Crake sentenced to prison?")]
    [InlineData("What did the contractor Dag Hollis give?", "What did the contractor Zebulon Crake give?")]
    public async Task A_name_that_the_store_never_heard_of_lowers_it(string known, string unknown)
    {
        await using var asked = await AskedStore.WaterAsync();

        Assert.True(await OfAsync(asked, unknown) < await OfAsync(asked, known));
    }

    private static async Task<double> OfAsync(AskedStore asked, string text)
    {
        var evidence = await asked.EvidenceAsync(text);
        return Confidence.Of(evidence, evidence.Sentences[0]);
    }

    private static IEnumerable<string> NamesIn(Type beside, string file) => EmbeddedText.Lines(beside, file).Select(line => line.Split('\t')[0]);
}
