using System.Text;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Ingestion;

public sealed class HtmlReaderTests
{
    private const string Page = """
        <!DOCTYPE html>
        <html lang="en-GB"><head>
        <title>Bridge closed after storm - The Bay Ledger</title>
        <link rel="canonical" href="https://ledger.example/2031/bridge">
        <meta property="og:site_name" content="The Bay Ledger">
        <meta property="og:title" content="Bridge closed after storm">
        <meta name="author" content="Ada Quill and Bo Reyes">
        <meta property="article:published_time" content="2031-05-06T23:30:00-05:00">
        </head><body>
        <nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
        <article><h1>Bridge closed after storm</h1>
        <p>The old bridge of Marlow Bay was closed on Tuesday after a storm had damaged two of its pillars, the council said in a statement.</p>
        <p>“Nobody was hurt,” said Ada Moss, who leads the works department, and added that repairs would take
          until the end of the month.<br>Ferries run every hour, at no charge, from the northern pier to the market square.</p>
        <ul><li>Ferries leave at the full hour from the northern pier.</li><li>Buses go round by the coast road, every half hour.</li></ul>
        <table><tr><th>Pillar</th><th>State</th></tr><tr><td>North pillar</td><td>cracked, and closed to boats</td></tr></table>
        <p>The council will vote on the costs of the repair next Thursday, in a public meeting at the town hall, and will hear the engineers.</p>
        </article>
        <footer>All rights reserved. <a href="/privacy">Privacy</a></footer><script>track();</script>
        </body></html>
        """;

    [Fact]
    public async Task Reads_the_article_and_what_the_page_states_about_it()
    {
        var draft = await Readings.ReadAsync("saved page.html", Page);

        var provenance = draft.Provenance;
        Assert.Equal("saved page", draft.Id.Value);
        Assert.Equal(("The Bay Ledger", "Bridge closed after storm", "https://ledger.example/2031/bridge", "en-GB"),
            (provenance.Outlet, provenance.Headline, provenance.Url, provenance.Language));
        Assert.Equal(new DateOnly(2031, 5, 6), provenance.Published);
        Assert.Equal(["Ada Quill", "Bo Reyes"], provenance.Authors);
    }

    [Fact]
    public async Task Leaves_paragraphs_list_items_and_table_rows_apart()
    {
        var text = (await Readings.ReadAsync("a.html", Page)).Text;

        Assert.Contains("said in a statement.\n\n“Nobody was hurt,”", text, StringComparison.Ordinal);
        Assert.Contains("would take until the end of the month.\nFerries run", text, StringComparison.Ordinal);
        Assert.Contains("\n- Ferries leave at the full hour from the northern pier.\n- Buses go", text, StringComparison.Ordinal);
        Assert.Contains("Pillar | State\nNorth pillar | cracked", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sport", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Privacy", text, StringComparison.Ordinal);
        Assert.DoesNotContain("track", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_without_what_the_page_does_not_state()
    {
        var bare = Page[Page.IndexOf("<article>", StringComparison.Ordinal)..Page.IndexOf("<footer>", StringComparison.Ordinal)];

        var provenance = (await Readings.ReadAsync("bare.html", $"<title>Bridge closed</title>{bare}")).Provenance;

        Assert.Equal(("Unnamed source", "Bridge closed", "en"), (provenance.Outlet, provenance.Headline, provenance.Language));
        Assert.EndsWith("/bare.html", provenance.Url, StringComparison.Ordinal);
        Assert.Null(provenance.Published);
        Assert.Empty(provenance.Authors);
    }

    [Theory]
    [InlineData("By Ada Quill", "Ada Quill")]
    [InlineData("Ada Quill, Bo Reyes and Cy M. Moss", "Ada Quill|Bo Reyes|Cy M. Moss")]
    [InlineData("Ada Quill, chief reporter of the Ledger", "Ada Quill, chief reporter of the Ledger")]
    [InlineData("Ada QuillMay 6, 2031", "")]
    public async Task Reads_who_wrote_it_where_that_is_plain(string byline, string expected)
    {
        var draft = await Readings.ReadAsync("a.html", Page.Replace("Ada Quill and Bo Reyes", byline, StringComparison.Ordinal));

        Assert.Equal(expected, string.Join('|', draft.Provenance.Authors));
    }

    [Fact]
    public async Task Names_the_host_where_the_page_names_no_outlet()
    {
        var page = Page.Replace("""<meta property="og:site_name" content="The Bay Ledger">""", "", StringComparison.Ordinal)
            .Replace("https://ledger.example/", "https://www.ledger.example/", StringComparison.Ordinal);

        Assert.Equal("ledger.example", (await Readings.ReadAsync("a.html", page)).Provenance.Outlet);
    }

    [Fact]
    public async Task Takes_the_encoding_that_the_page_declares()
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding("gb2312")!;
        var paragraph = string.Concat(Enumerable.Repeat("马洛湾市议会星期二关闭了旧桥，因为风暴损坏了两根桥墩，议会在一份声明中说。", 12));

        var draft = await Readings.ReadAsync("a.html",
            encoding.GetBytes($"<html lang=zh><head><meta charset=\"gb2312\"><title>旧桥关闭</title></head><body><article><p>{paragraph}</p><p>{paragraph}</p></article></body></html>"));

        Assert.Contains("马洛湾市议会", draft.Text, StringComparison.Ordinal);
        Assert.Equal(("旧桥关闭", "zh"), (draft.Provenance.Headline, draft.Provenance.Language));
    }

    [Theory]
    [InlineData("<html><body></body></html>")]
    [InlineData("<html><body><nav><a href=x>Home</a></nav></body></html>")]
    [InlineData("")]
    public async Task Rejects_a_page_without_an_article(string page) =>
        Assert.Contains("no article text was found", await Readings.RejectionOfAsync("a.html", page), StringComparison.Ordinal);

    [Theory]
    [InlineData("<div>", 200_000, "nested too deeply")]
    [InlineData("<svg><path d='M0 0'>", 200_000, "nested too deeply")]
    [InlineData("<b><p>", 5_000, "nested too deeply")]
    [InlineData("<li>a", 300_000, "far larger than an article")]
    [InlineData("<br>", 300_000, "far larger than an article")]
    [InlineData("<a href=x>y</a> ", 300_000, "far larger than an article")]
    [InlineData("<", 300_000, "far larger than an article")]
    public async Task Rejects_a_page_that_would_take_for_ever(string unit, int times, string said) =>
        Assert.Contains(said, await Readings.RejectionOfAsync("a.html", Page + string.Concat(Enumerable.Repeat(unit, times))), StringComparison.Ordinal);

    [Fact]
    public async Task Takes_drawings_for_as_deep_as_they_are()
    {
        var drawing = $"<svg>{string.Concat(Enumerable.Repeat("<path d='M0 0'/><circle r='1'></circle>", 2_000))}</svg>";

        var draft = await Readings.ReadAsync("a.html", Page.Replace("<nav>", drawing + "<nav>", StringComparison.Ordinal));

        Assert.Contains("“Nobody was hurt,”", draft.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Survives_a_page_that_is_nested_as_deeply_as_allowed()
    {
        var page = string.Concat(Enumerable.Repeat("<div>", 900)) + Page + string.Concat(Enumerable.Repeat("</div>", 900));

        using var folder = new TempDirectory();
        Assert.Single(await Readings.ReadAllAsync(folder.Write("a.html", page)));
    }
}
