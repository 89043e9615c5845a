using Bot.Core.Articles;

namespace Bot.Tests.Ingestion;

public sealed class MarkdownReaderTests
{
    private const string FrontMatter = """
        ---
        id: ledger-2031-05-06-bridge
        outlet: The Bay Ledger
        headline: "Bridge closed: council to vote"
        authors: [Ada Quill, Bo Reyes]
        published: 2031-05-06
        url: https://ledger.example/bridge
        language: es
        kind: statement
        topics:
          - bridge
          - council
        people: []
        rating: {stars: [1, 2, {deep: yes}]}
        ---

        """;

    [Fact]
    public async Task Reads_provenance_from_the_front_matter()
    {
        var draft = await Readings.ReadAsync("a.md", FrontMatter + "The bridge closed.");

        Assert.Equal("ledger-2031-05-06-bridge", draft.Id.Value);
        var provenance = draft.Provenance;
        Assert.Equal(("The Bay Ledger", "Bridge closed: council to vote", "https://ledger.example/bridge", "es", SourceKind.Statement),
            (provenance.Outlet, provenance.Headline, provenance.Url, provenance.Language, provenance.Kind));
        Assert.Equal(new DateOnly(2031, 5, 6), provenance.Published);
        Assert.Equal(["Ada Quill", "Bo Reyes"], provenance.Authors);
        Assert.Equal(["bridge", "council"], provenance.Topics);
        Assert.Empty(provenance.People);
        Assert.Equal("The bridge closed.", draft.Text);
    }

    [Theory]
    [InlineData("null", null)]
    [InlineData("~", null)]
    [InlineData("", null)]
    [InlineData("2031-05-06", "2031-05-06")]
    [InlineData("'2031-05-06'", "2031-05-06")]
    [InlineData("2031-05-06T23:30:00-05:00", "2031-05-06")]
    [InlineData("2031-05-06T01:30:00Z", "2031-05-06")]
    [InlineData("2031-05-06 01:30", "2031-05-06")]
    public async Task Reads_dates_as_the_day_that_is_written(string written, string? expected)
    {
        var draft = await Readings.ReadAsync("a.md", FrontMatter.Replace("published: 2031-05-06", $"published: {written}") + "Text.");

        Assert.Equal(expected, draft.Provenance.Published?.ToString("yyyy-MM-dd", null));
    }

    [Theory]
    [InlineData("published: 2031-05-06", "published: May 6", "published: 'May 6' is not a date; write it as 2020-01-31")]
    [InlineData("published: 2031-05-06", "published: 2031-02-30", "is not a date")]
    [InlineData("kind: statement", "kind: opinion", "kind: 'opinion' is unknown; write note, article, statement or document")]
    [InlineData("language: es", "language: in Spanish", "is not a language tag")]
    [InlineData("https://ledger.example/bridge", "ledger.example/bridge", "write it with https://")]
    [InlineData("https://ledger.example/bridge", "javascript:alert(1)", "is not a full web address")]
    [InlineData("outlet: The Bay Ledger", "oulet: The Bay Ledger", "'outlet' is missing; add a line outlet:")]
    [InlineData("outlet: The Bay Ledger", "outlet: [The Bay Ledger, Other]", "line 3: 'outlet' is one value, not a list")]
    [InlineData("outlet: The Bay Ledger", "outlet: The Bay: Ledger", "front matter: line 3:")]
    [InlineData("outlet: The Bay Ledger", "outlet: The Bay: Ledger", "quote values that contain a colon")]
    [InlineData("outlet: The Bay Ledger", "id: another", "line 3: 'id' stands there twice")]
    [InlineData("people: []\nrating", "people: [\nrating", "a [ or { is not closed")]
    public async Task Says_what_is_wrong_with_the_front_matter(string right, string wrong, string said)
    {
        var content = FrontMatter.ReplaceLineEndings("\n") + "Text.";
        Assert.Contains(right, content, StringComparison.Ordinal);

        var reason = await Readings.RejectionOfAsync("a.md", content.Replace(right, wrong, StringComparison.Ordinal));

        Assert.True(reason.Contains(said, StringComparison.Ordinal), reason);
    }

    [Theory]
    [InlineData("---\noutlet: X\n\nText without end.", "is not closed; end it with a line of three hyphens")]
    [InlineData("---\n- a\n- list\n---\nText.", "write lines of the form key: value")]
    [InlineData("---\n---\nText.", "'outlet' is missing")]
    public async Task Says_what_is_wrong_with_the_block_itself(string content, string said) =>
        Assert.Contains(said, await Readings.RejectionOfAsync("a.md", content), StringComparison.Ordinal);

    [Fact]
    public async Task Rejects_front_matter_that_is_a_bomb_of_brackets()
    {
        var content = $"---\nid: {new string('[', 60_000)}\n---\nText.";

        Assert.Contains("front matter: line", await Readings.RejectionOfAsync("a.md", content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejects_an_article_without_text() =>
        Assert.Contains("it holds no text", await Readings.RejectionOfAsync("a.md", FrontMatter + "\n  \n"), StringComparison.Ordinal);

    [Fact]
    public async Task Takes_a_file_without_front_matter_as_an_unnamed_source()
    {
        var draft = await Readings.ReadAsync("bridge-closed.md", "# Bridge *closed*\n\nIt closed.");

        Assert.Equal("bridge-closed", draft.Id.Value);
        Assert.Equal(("Unnamed source", "Bridge closed"), (draft.Provenance.Outlet, draft.Provenance.Headline));
        Assert.StartsWith("file:///", draft.Provenance.Url, StringComparison.Ordinal);
        Assert.Null(draft.Provenance.Published);
    }

    [Theory]
    [InlineData("One *two* **three** `four` ~five~", "One two three four ~five~")]
    [InlineData("A [link](https://x.example) and <https://y.example> and ![a boat](boat.png)", "A link and https://y.example and a boat")]
    [InlineData("wrapped\nline  \nbroken\\\nagain", "wrapped line\nbroken\nagain")]
    [InlineData("# Head\nOne.\n\nTwo.\n\n\n\nThree.", "Head\n\nOne.\n\nTwo.\n\nThree.")]
    [InlineData("- a\n- b\n  - c\n\nEnd.", "- a\n- b\n\n- c\n\nEnd.")]
    [InlineData("3. a\n4. b", "3. a\n4. b")]
    [InlineData("> A quotation\n> goes on.\n\nEnd.", "A quotation goes on.\n\nEnd.")]
    [InlineData("| Name | Seat |\n|---|---|\n| Quill | *Marlow* |", "Name | Seat\nQuill | Marlow")]
    [InlineData("```\nx = 1\ny = 2\n```\n\nEnd.", "x = 1\ny = 2\n\nEnd.")]
    [InlineData("<div>An <b>aside</b><script>x()</script></div>\n\nEnd.", "An aside\n\nEnd.")]
    [InlineData("A<br>b <span class=\"x\">c</span> &amp; &copy; d\\*", "A\nb c & © d*")]
    [InlineData("One\n\n---\n\nTwo", "One\n\nTwo")]
    [InlineData("[ref]\n\n[ref]: https://x.example", "ref")]
    [InlineData("“Curly” -- ... 'straight'", "“Curly” -- ... 'straight'")]
    [InlineData("A\u00A0b", "A\u00A0b")]
    public async Task Makes_plain_text_of_the_body(string markdown, string expected) =>
        Assert.Equal(expected, (await Readings.ReadAsync("a.md", markdown)).Text);

    [Fact]
    public async Task Makes_one_line_of_values_that_are_written_over_several()
    {
        var content = FrontMatter.Replace("outlet: The Bay Ledger", "outlet: |\n  The Bay\n  Ledger", StringComparison.Ordinal)
            .Replace("[Ada Quill, Bo Reyes]", "[\"Ada\\tQuill\\0\"]", StringComparison.Ordinal);

        var provenance = (await Readings.ReadAsync("a.md", content + "Text.")).Provenance;

        Assert.Equal(("The Bay Ledger", "Ada Quill"), (provenance.Outlet, Assert.Single(provenance.Authors)));
    }

    [Fact]
    public async Task Rejects_more_links_than_an_article_has() =>
        Assert.Contains("far more links", await Readings.RejectionOfAsync("a.md", string.Concat(Enumerable.Repeat("[a](", 250_000))), StringComparison.Ordinal);

    [Fact]
    public async Task Rejects_html_in_it_that_is_nested_without_end()
    {
        var reason = await Readings.RejectionOfAsync("a.md", string.Concat(Enumerable.Repeat("<div>", 100_000)));

        Assert.Contains("nested too deeply", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejects_markdown_that_is_nested_without_end()
    {
        var reason = await Readings.RejectionOfAsync("a.md", new string('>', 5_000) + " deep");

        Assert.Contains("nested too deeply", reason, StringComparison.Ordinal);
    }
}
