using Bot.Core.Ingestion.Web;

namespace Bot.Tests.Ingestion.Web;

public sealed class RobotsFileTests
{
    private const string Rules = """
        # comment
        User-agent: Googlebot
        Disallow: /

        User-agent: *
        Disallow: /private
        Allow: /private/open
        Disallow: /*.pdf$
        Disallow: /search*page=

        User-agent: docket
        User-agent: other
        Disallow: /drafts
        """;

    [Theory]
    [InlineData("Curious", "/news", true)]
    [InlineData("Curious", "/private/letters", false)]
    [InlineData("Curious", "/private/open/letters", true)] // the longer rule
    [InlineData("Curious", "/a/b.pdf", false)]
    [InlineData("Curious", "/a/b.pdf?x", true)]
    [InlineData("Curious", "/search?q=a&page=2", false)]
    [InlineData("Docket", "/drafts/1", false)]
    [InlineData("Docket", "/private/letters", true)] // its own group, and not that for all
    public void The_longest_rule_of_the_robots_own_group_decides(string product, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsFile.Parse(Rules, product).Allows(path));

    [Theory]
    [InlineData("")]
    [InlineData("Disallow: /")] // of no group
    [InlineData("User-agent: *\nDisallow:")]
    [InlineData("<html>not found</html>")]
    public void Nothing_plain_forbids_nothing(string text) => Assert.True(RobotsFile.Parse(text, "Docket").Allows("/news"));

    [Fact]
    public void A_hostile_pattern_takes_no_time()
    {
        var rules = RobotsFile.Parse($"User-agent: *\nDisallow: /{string.Concat(Enumerable.Repeat("a*", 1_000))}b$", "Docket");

        Assert.True(rules.Allows("/" + new string('a', 5_000)));
    }
}
