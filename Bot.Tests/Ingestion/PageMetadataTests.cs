using Bot.Core.Articles;

namespace Bot.Tests.Ingestion;

public sealed class PageMetadataTests
{
    [Theory]
    [InlineData("""<meta property="article:published_time" content="2031-05-06T23:30:00-05:00">""")]
    [InlineData("""<meta property="article:published_time" content="May 6, 2031, 07:47 PM EST">""")]
    [InlineData("""<meta name="DC.date.issued" content="20310506">""")]
    [InlineData("""<meta itemprop="datePublished" content="6 May 2031 07:09 GMT">""")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-05-06T08:00:00Z","dateModified":"2031-05-09"}</script>""")]
    [InlineData("""<script type="application/ld+json">[{"@type":"Organization"},{"@graph":[{"@type":["Thing","ReportageNewsArticle"],"datePublished":"Tue May 06 2031 05:44:06 GMT+0000"}]}]</script>""")]
    [InlineData("""<script type="application/ld+json">{"@type":"WebPage","datePublished":"2031-05-06"}</script>""")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"0001-01-01T00:00:00Z"}</script><meta name="date" content="2031-05-06">""")]
    [InlineData("""<script type="application/ld+json">{ not json</script><meta name="pubdate" content="2031/05/06">""")]
    [InlineData("""<link rel="canonical" href="https://ledger.example/2031/05/06/bridge">""")]
    public async Task Finds_the_publish_date_in_whatever_form_the_page_states_it(string head) =>
        Assert.Equal(new DateOnly(2031, 5, 6), (await ReadAsync(head)).Published);

    [Theory]
    [InlineData("""<meta name="date" content="06/05/2031">""")] // the sixth of May, or the fifth of June
    [InlineData("""<meta name="date" content="yesterday">""")]
    [InlineData("""<meta name="date" content="May 2031">""")]
    [InlineData("""<meta name="date" content="2031-13-45">""")]
    [InlineData("""<link rel="canonical" href="https://ledger.example/2031/99/99/bridge">""")]
    public async Task Gives_no_date_where_none_is_plain(string head) => Assert.Null((await ReadAsync(head)).Published);

    [Fact]
    public async Task A_time_of_the_day_after_in_UTC_does_not_move_an_article_to_another_day() => Assert.Equal(
        new DateOnly(2031, 5, 6),
        (await ReadAsync("""<link rel="canonical" href="https://ledger.example/2031/05/06/bridge"><meta property="article:published_time" content="2031-05-07T03:10:00Z">""")).Published);

    [Fact]
    public async Task Takes_headline_outlet_and_authors_from_linked_data()
    {
        var stated = await ReadAsync("""
            <script type="application/ld+json">
            {"@context":"https://schema.org","@type":"NewsArticle","headline":"Bridge closed after storm","inLanguage":"en-GB",
             "author":[{"@type":"Person","name":"Ada Quill"},{"@type":"Person","name":"Bo Reyes"}],"publisher":{"@type":"Organization","name":"The Bay Ledger"}}
            </script>
            """);

        Assert.Equal(("The Bay Ledger", "Bridge closed after storm"), (stated.Outlet, stated.Headline));
        Assert.Equal(["Ada Quill", "Bo Reyes"], stated.Authors);
        Assert.Equal("en-GB", stated.Language);
    }

    private static async Task<Provenance> ReadAsync(string head)
    {
        var sentences = string.Concat(Enumerable.Range(1, 8).Select(i => $"<p>The old bridge was closed on day {i} after a storm had damaged two of its pillars, the council said.</p>"));
        return (await Readings.ReadAsync("a.html", $"<html><head><title>Bridge</title>{head}</head><body><article><h1>Bridge</h1>{sentences}</article></body></html>")).Provenance;
    }
}
