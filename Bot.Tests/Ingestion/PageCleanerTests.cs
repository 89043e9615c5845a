namespace Bot.Tests.Ingestion;

public sealed class PageCleanerTests
{
    private const string Body = "<p>The old bridge was closed on Tuesday after a storm had damaged two of its pillars, the council said in a statement.</p>";

    [Theory]
    [InlineData("<figure><img src=\"a.jpg\"><figcaption>The bridge on a day in May</figcaption></figure>", "on a day in May")]
    [InlineData("<aside><p>Twenty facts on bridges of the coast</p></aside>", "Twenty facts")]
    [InlineData("<div class=\"article-related\"><p>Council votes on the new pier</p></div>", "new pier")]
    [InlineData("<div class=\"newsletter-box\"><p>The best of the coast every morning</p></div>", "every morning")]
    [InlineData("<p><a href=\"/pier\">COUNCIL VOTES ON THE NEW PIER</a></p>", "NEW PIER")]
    [InlineData("<p>READ MORE: <a href=\"/pier\">Council votes on the new pier</a></p>", "new pier")]
    [InlineData("<p>Sign up for our daily letter from the coast.</p>", "daily letter")]
    [InlineData("<p>Suscríbase a nuestro boletín de la costa.</p>", "boletín")]
    [InlineData("<p>责任编辑：王小明</p>", "王小明")]
    [InlineData("<p>Published: May 6, 2031 at 7:47 PM</p>", "7:47")]
    [InlineData("<p>https://ledger.example/2031/bridge</p>", "https")]
    [InlineData("<p>Photo: Ada Moss / Bay Ledger</p>", "Ada Moss")]
    public async Task Takes_out_what_is_no_part_of_the_article(string between, string said) =>
        Assert.DoesNotContain(said, await ReadAsync(between), StringComparison.Ordinal);

    [Theory]
    [InlineData("<p>The council <a href=\"/vote\">voted on the new pier</a> in April, against the advice of two engineers.</p>", "voted on the new pier")]
    [InlineData("<ul><li>The <a href=\"/north\">northern pillar</a> was cracked from top to bottom.</li></ul>", "northern pillar")]
    [InlineData("<p>“Sign up for the hearing,” said Ada Moss, who leads the works department.</p>", "Sign up for the hearing")]
    [InlineData("<p>On May 6, 2031 the bridge was closed.</p>", "On May 6, 2031")]
    [InlineData("<blockquote><p>“Nobody was hurt.”</p></blockquote>", "Nobody was hurt")]
    public async Task Leaves_what_is(string between, string said) => Assert.Contains(said, await ReadAsync(between), StringComparison.Ordinal);

    [Fact]
    public async Task Leaves_the_article_itself_whatever_its_element_is_called()
    {
        var text = (await Readings.ReadAsync(
            "a.html", $"<html><body><div class=\"page related-off social-share\"><article class=\"has-comments\">{string.Concat(Enumerable.Repeat(Body, 6))}</article></div></body></html>")).Text;

        Assert.Equal(6, text.Split("\n\n").Length);
    }

    private static async Task<string> ReadAsync(string between) => (await Readings.ReadAsync(
        "a.html", $"<html><body><article><h1>Bridge</h1>{string.Concat(Enumerable.Repeat(Body, 4))}{between}{string.Concat(Enumerable.Repeat(Body, 4))}</article></body></html>")).Text;
}
