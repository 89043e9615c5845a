using Bot.Core.Articles;
using Bot.Core.Language.Encoder;

namespace Bot.Tests.Language.Encoder;

public sealed class ClozeReaderTests
{
    private const string Gap = "___";

    [Theory]
    [InlineData("The Harbor Board fired Ana Ruiz after Tom Hale complained about her.", "___ lost her job with the Harbor Board.", "Ana Ruiz", "Tom Hale")]
    [InlineData("Tom Hale sued Ana Ruiz over the lease of the mill.", "The suit over the mill was brought by ___.", "Tom Hale", "Ana Ruiz")]
    [InlineData("The union won 40 new jobs and 12 days of leave for its members.", "Members of the union get ___ days off.", "12", "40")]
    [InlineData("The union won 40 new jobs and 12 days of leave for its members.", "There will be ___ more jobs.", "40", "12")]
    public void What_belongs_into_a_gap_scores_higher(string text, string gapped, string right, string wrong)
    {
        var scores = Score(text, gapped, right, wrong);

        Assert.True(scores[0] > scores[1], $"{right} {scores[0]}, {wrong} {scores[1]}");
    }

    [Fact]
    public void What_stands_in_the_gap_is_not_read()
    {
        const string Text = "Tom Hale sued Ana Ruiz.";
        IReadOnlyList<TextSpan> spans = [new TextSpan(0, 8)];

        var one = PairReaders.English.Value.Cloze.Score(Text, spans, "Hale sued her.", new TextSpan(0, 4));
        var other = PairReaders.English.Value.Cloze.Score(Text, spans, "Ruiz-Vance sued her.", new TextSpan(0, 10));

        Assert.Equal(one, other);
    }

    [Fact]
    public void What_lies_past_what_can_be_read_has_no_score()
    {
        var text = $"Ruiz left. {string.Concat(Enumerable.Repeat("Nothing else was said. ", 200))}Hale stayed.";

        var scores = Score(text, $"{string.Concat(Enumerable.Repeat("As was said before, ", 200))}{Gap} stayed.", "Ruiz", "Hale");

        Assert.NotNull(scores[0]);
        Assert.Null(scores[1]);
    }

    [Fact]
    public void A_claim_may_be_nothing_but_a_gap() => Assert.NotNull(Score("Ruiz left.", Gap, "Ruiz")[0]);

    private static IReadOnlyList<float?> Score(string text, string gapped, params string[] places)
    {
        var start = gapped.IndexOf(Gap, StringComparison.Ordinal);
        return PairReaders.English.Value.Cloze.Score(text, [.. places.Select(place => Spans.Of(text, place))], gapped, new TextSpan(start, start + Gap.Length));
    }
}
