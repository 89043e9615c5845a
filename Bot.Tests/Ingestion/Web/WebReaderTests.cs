using Bot.Core.Articles;
using Bot.Core.Ingestion.Web;

namespace Bot.Tests.Ingestion.Web;

public sealed class WebReaderTests
{
    [Theory]
    [InlineData("plain.txt", LoopbackSite.Lead)]
    [InlineData("page", LoopbackSite.Lead)]
    [InlineData("linked-data", LoopbackSite.Lead)]
    [InlineData("amp", LoopbackSite.Lead)]
    [InlineData("open-graph", LoopbackSite.Lead)]
    [InlineData("moved", LoopbackSite.Lead)]
    [InlineData("redirected", LoopbackSite.Lead)]
    [InlineData("bridge.pdf", "on Tuesday after a storm had damaged two of its pillars, the council said in a statement.")]
    [InlineData("bridge.docx", "The old bridge of Marlow Bay was closed on Tuesday.\n\nNorth pillar | cracked")]
    [InlineData("latin-1", "the council said in a café statement")]
    [InlineData("wrong-charset", "the council said in a café statement")]
    [InlineData("spanish", "El viejo puente se cerró el martes")]
    [InlineData("chinese", "两根桥墩")]
    public async Task Reads_an_article_of_any_make(string path, string said)
    {
        await using var site = await LoopbackSite.StartAsync();

        Assert.Contains(said, (await ArticleAsync(site, path)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("paywalled", "for subscribers")]
    [InlineData("teaser", "for subscribers")]
    [InlineData("consent", "consent")]
    [InlineData("soft-404", "no such article")]
    [InlineData("robot-check", "human reader")]
    [InlineData("empty", "no article text")]
    [InlineData("round", "more than 5 times")]
    [InlineData("inwards", "public internet")]
    [InlineData("to-file", "not a web address")]
    [InlineData("huge", "larger than 2 MB")]
    [InlineData("bomb", "larger than 2 MB")]
    [InlineData("picture", "image/png")]
    [InlineData("entities", "no RSS or Atom feed")]
    [InlineData("busy", "try again later")]
    [InlineData("gone", "no page at this address")]
    [InlineData("missing", "no page at this address")]
    [InlineData("forbidden", "does not give out this page")]
    public async Task Says_why_there_is_no_article_and_what_to_do(string path, string reason)
    {
        await using var site = await LoopbackSite.StartAsync();

        var refused = Assert.IsType<WebReading.Refused>(await ReadAsync(site, path));

        Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Reason);
    }

    [Fact]
    public async Task Keeps_what_the_page_states_about_itself()
    {
        await using var site = await LoopbackSite.StartAsync();

        var provenance = (await ArticleAsync(site, "linked-data")).Provenance;

        Assert.Equal(("The Bay Ledger", "Bridge closed after storm", new DateOnly(2031, 5, 6)), (provenance.Outlet, provenance.Headline, provenance.Published));
        Assert.Equal(["Ada Quill"], provenance.Authors);
        Assert.Equal(site.At("linked-data"), provenance.Url);
    }

    [Fact]
    public async Task An_article_has_one_id_at_whichever_of_its_addresses_it_is_read()
    {
        await using var site = await LoopbackSite.StartAsync();

        Assert.Equal((await ArticleAsync(site, "page")).Id, (await ArticleAsync(site, "redirected")).Id);
        Assert.Equal(WebReader.IdOf(new Uri("https://ledger.example/2031/05/06/bridge")), (await ArticleAsync(site, "amp")).Id);
        Assert.NotEqual((await ArticleAsync(site, "page")).Id, (await ArticleAsync(site, "linked-data")).Id);
    }

    [Theory]
    [InlineData("https://www.ledger.example/2031/05/06/Bridge-closed_after%20storm.html?id=7", "ledger-bridge-closed-after-storm-")]
    [InlineData("https://ledger.example/", "ledger-")]
    [InlineData("https://例え.example/橋", "xn-r8jz45g-")]
    public void The_id_says_where_the_article_is_from(string address, string start)
    {
        var id = WebReader.IdOf(new Uri(address)).Value;

        Assert.StartsWith(start, id, StringComparison.Ordinal);
        Assert.Equal(start.Length + 6, id.Length);
    }

    [Theory]
    [InlineData("feed")]
    [InlineData("atom")]
    public async Task Reads_the_articles_that_a_feed_names_each_once(string path)
    {
        await using var site = await LoopbackSite.StartAsync();

        var entry = Assert.Single(Assert.IsType<WebReading.Feed>(await ReadAsync(site, path)).Entries, entry => entry.Url.StartsWith("http", StringComparison.Ordinal));

        Assert.Equal((site.At("page"), "Bridge closed", new DateOnly(2031, 5, 6)), (entry.Url, entry.Title, entry.Published));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        await using var site = await LoopbackSite.StartAsync();
        using var fetcher = Fetcher(site);
        var reader = new WebReader(fetcher);

        var first = Assert.IsType<WebReading.Article>(await reader.ReadAsync(site.At("changing"), validator: null, CancellationToken.None));
        Assert.IsType<WebReading.NotModified>(await reader.ReadAsync(site.At("changing"), first.Validator, CancellationToken.None));
        site.Revision = 2;
        var second = Assert.IsType<WebReading.Article>(await reader.ReadAsync(site.At("changing"), first.Validator, CancellationToken.None));

        Assert.Contains("three of its pillars", second.Draft.Text, StringComparison.Ordinal);
        Assert.Equal(first.Draft.Id, second.Draft.Id);
    }

    private static async Task<ArticleDraft> ArticleAsync(LoopbackSite site, string path) => Assert.IsType<WebReading.Article>(await ReadAsync(site, path)).Draft;

    private static async Task<WebReading> ReadAsync(LoopbackSite site, string path)
    {
        using var fetcher = Fetcher(site);
        return await new WebReader(fetcher).ReadAsync(site.At(path), validator: null, CancellationToken.None);
    }

    private static PageFetcher Fetcher(LoopbackSite site) =>
        new(new FetchOptions { AllowedHosts = site.Host, HostDelaySeconds = 0, LargestBytes = LoopbackSite.LargestBytes }, TimeProvider.System);
}
