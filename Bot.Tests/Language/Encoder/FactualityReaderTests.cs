using Bot.Core.Language.Encoder;

namespace Bot.Tests.Language.Encoder;

public sealed class FactualityReaderTests
{
    [Theory]
    [InlineData("Ana Ruiz, the engineer, said the pipe had burst.", "The pipe burst on Monday night.", "The pipe burst.", "burst")]
    [InlineData("The agency misled the tenants, according to the suit.", "A judge found on Monday that the tenants were misled.", "The agency misled the tenants.", "misled")]
    [InlineData("The chairman said he had read every page of the report.", "The chairman has read every page of the report.", "The chairman read all of the report.", "read")]
    public void What_somebody_says_is_told(string told, string open, string claim, string word)
    {
        var (after, by) = (Read(told, claim, "", word)!.Value.Told, Read(open, claim, "", word)!.Value.Told);

        Assert.True(after > by, $"{after} where somebody says it, {by} where the article does");
    }

    [Theory]
    [InlineData("The board did not approve the lease on Tuesday.", "The board approved the lease on Tuesday.", "On Tuesday the lease was approved by the board.", "approved")]
    [InlineData("Ruiz never answered the letter.", "Ruiz answered the letter in May.", "Ruiz replied to the letter.", "replied")]
    [InlineData("The mayor declined to meet the families.", "The mayor agreed to meet the families.", "The mayor met with the families.", "met")]
    public void What_a_text_denies_is_denied(string denied, string open, string claim, string word)
    {
        var (there, here) = (Read(denied, claim, "", word)!.Value.Denied, Read(open, claim, "", word)!.Value.Denied);

        Assert.True(there > here, $"{there} where it is denied, {here} where it is not");
    }

    [Fact]
    public void What_is_silent_is_not_read()
    {
        const string Text = "The board did not approve the lease.";

        Assert.Equal(Read(Text, "The board did approve it.", "", "approve"), Read(Text, "The board did not approve it.", "not", "approve"));
    }

    [Fact]
    public void A_denial_far_into_a_long_text_is_read()
    {
        var before = string.Concat(Enumerable.Repeat("The fair was held in the old square on a bright day. ", 28));

        var (denied, open) = (Read($"{before}The board did not approve the lease.", "The board approved the lease.", "", "approved"), Read($"{before}The board approved the lease.", "The board approved the lease.", "", "approved"));

        Assert.True(denied!.Value.Denied > open!.Value.Denied);
    }

    [Fact]
    public void What_lies_past_what_can_be_read_is_unknown()
    {
        var claim = $"{string.Concat(Enumerable.Repeat("As was said before, ", 200))}Hale stayed.";

        Assert.NotNull(Read("Hale stayed.", claim, "", "said"));
        Assert.Null(Read("Hale stayed.", claim, "", "stayed"));
    }

    [Fact]
    public void A_claim_may_be_silent_altogether() => Assert.Null(Read("Ruiz left.", "never", "never", "never"));

    private static Factuality? Read(string text, string claim, string silent, string word) =>
        PairReaders.English.Value.Factuality.Read(text, claim, silent.Length == 0 ? [] : [Spans.Of(claim, silent)], [Spans.Of(claim, word)])[0];
}
