using System.Text;
using System.Text.Json;
using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Tests.Fixtures;
using CsCheck;

namespace Bot.Tests.Ingestion;

public sealed class ArchiveReaderTests
{
    [Fact]
    public async Task Reads_one_article_a_line()
    {
        var draft = await ReadAsync("""
            {"id":"a-1","title":"Bridge closed","url":"https://l.example/1","outlet":"Ledger","authors":["Ada Quill"],"published":"2031-05-06T10:00:00Z","language":"es","kind":"document","topics":["bridge"],"people":["Bo Reyes"],"text":"One.\r\n\r\nTwo. ","extra":{"x":1}}
            """);

        Assert.Equal("a-1", draft.Id.Value);
        Assert.Equal("One.\n\nTwo. ", draft.Text);
        var provenance = draft.Provenance;
        Assert.Equal(("Ledger", "Bridge closed", "https://l.example/1", "es", SourceKind.Document),
            (provenance.Outlet, provenance.Headline, provenance.Url, provenance.Language, provenance.Kind));
        Assert.Equal(new DateOnly(2031, 5, 6), provenance.Published);
        Assert.Equal(["Ada Quill", "bridge", "Bo Reyes"], provenance.Authors.Concat(provenance.Topics).Concat(provenance.People));
    }

    [Fact]
    public async Task Needs_no_more_than_id_and_text()
    {
        var draft = await ReadAsync("""{"id":7,"title":"","authors":null,"published":null,"text":"THE COUNCIL MET.\nIT VOTED."}""");

        Assert.Equal("7", draft.Id.Value);
        Assert.Equal(("Unnamed source", "THE COUNCIL MET.", "en", SourceKind.Article),
            (draft.Provenance.Outlet, draft.Provenance.Headline, draft.Provenance.Language, draft.Provenance.Kind));
        Assert.Null(draft.Provenance.Published);
    }

    [Fact]
    public async Task Makes_one_line_of_every_value_but_the_text()
    {
        var draft = await ReadAsync("""{"id":" a\n1 ","title":"Bridge\r\n closed\u0000","authors":["Ada\tQuill"," "],"text":"One\u0000\u0007 two\n"}""");

        Assert.Equal(("a 1", "Bridge closed", "Ada Quill"), (draft.Id.Value, draft.Provenance.Headline, Assert.Single(draft.Provenance.Authors)));
        Assert.Equal("One \u0007 two\n", draft.Text);
    }

    [Theory]
    [InlineData("""{"text":"x"}""", "'id' is missing")]
    [InlineData("""{"id":"  ","text":"x"}""", "'id' is missing")]
    [InlineData("""{"id":"a"}""", "'text' is missing or empty")]
    [InlineData("""{"id":"a","text":" \n "}""", "'text' is missing or empty")]
    [InlineData("""{"id":"a","text":["x"]}""", "'text' is not a string")]
    [InlineData("""{"id":"a","text":"x","authors":[1]}""", "'authors' is not a list of strings")]
    [InlineData("""{"id":"a","text":"x","published":"last May"}""", "'last May' is not a date")]
    [InlineData("""{"id":"a","text":"x","url":"javascript:x"}""", "is not a full web address")]
    [InlineData("""{"id":"a","text":"x","kind":"rumour"}""", "'rumour' is unknown")]
    [InlineData("""{"id":"a","text":"\ud800"}""", "half a character")]
    [InlineData("""["a"]""", "is not a JSON object")]
    [InlineData("""{"id":"a","text":"x""", "is not JSON (near byte")]
    [InlineData("""{"id":"a","text":"x"} trailing""", "is not JSON")]
    public async Task Rejects_a_bad_line_with_its_number_and_reads_the_others(string bad, string said)
    {
        using var folder = new TempDirectory();
        var path = folder.Write("a.jsonl", $"{Line("first")}\n\n   \r\n{bad}\r\n{Line("last")}");

        var readings = await Readings.ReadAllAsync(path);

        Assert.Equal(3, readings.Count);
        var rejected = Assert.IsType<SourceReading.Rejected>(readings[1]);
        Assert.Equal($"{path}:4", rejected.Source);
        Assert.Contains(said, rejected.Reason, StringComparison.Ordinal);
        Assert.Equal(["first", "last"], readings.OfType<SourceReading.Read>().Select(r => r.Draft.Id.Value));
        Assert.Equal([$"{path}:1", $"{path}:5"], readings.OfType<SourceReading.Read>().Select(r => r.Source));
    }

    [Fact]
    public async Task Accounts_for_every_byte()
    {
        using var folder = new TempDirectory();
        var path = folder.Write("a.jsonl", $"\uFEFF{Line("a")}\n\n\n{Line("b")}\r\nbad\n{Line("c")}");

        var readings = await Readings.ReadAllAsync(path);

        Assert.Equal(new FileInfo(path).Length, readings.Sum(r => r.Bytes));
        Assert.Equal(3, readings.OfType<SourceReading.Read>().Count());
    }

    [Fact]
    public async Task Rejects_bytes_that_are_not_UTF_8()
    {
        using var folder = new TempDirectory();
        var path = folder.Write("a.jsonl", [.. Encoding.Latin1.GetBytes("{\"id\":\"a\",\"text\":\"caf\u00E9\"}\n"), .. Encoding.UTF8.GetBytes(Line("b"))]);

        var readings = await Readings.ReadAllAsync(path);

        Assert.IsType<SourceReading.Rejected>(readings[0]);
        Assert.IsType<SourceReading.Read>(readings[1]);
    }

    [Fact]
    public async Task Rejects_a_text_that_is_too_long_and_a_line_without_end()
    {
        using var folder = new TempDirectory();
        var path = folder.File("a.jsonl");
        await using (var writer = new StreamWriter(path))
        {
            await writer.WriteLineAsync(Line("long", new string('x', 5_000_001)));
            await writer.WriteLineAsync(Line("endless", new string('x', 40_000_000)));
            await writer.WriteLineAsync(Line("fine"));
        }

        var readings = await Readings.ReadAllAsync(path);

        Assert.Equal([$"{path}:1", $"{path}:2", $"{path}:3"], readings.Select(r => r.Source));
        Assert.Contains("longer than 5 million characters", Assert.IsType<SourceReading.Rejected>(readings[0]).Reason, StringComparison.Ordinal);
        Assert.Contains("far longer than an article may be", Assert.IsType<SourceReading.Rejected>(readings[1]).Reason, StringComparison.Ordinal);
        Assert.IsType<SourceReading.Read>(readings[2]);
        Assert.Equal(new FileInfo(path).Length, readings.Sum(r => r.Bytes));
    }

    [Fact]
    public async Task Keeps_any_text_exactly()
    {
        var texts = Gen.String.Where(text => !string.IsNullOrWhiteSpace(text) && !text.Contains('\0') && !text.Contains('\r')
            && !text.Any(char.IsSurrogate));
        await texts.SampleAsync(async text => Assert.Equal(text, (await ReadAsync(Line("a", text))).Text), iter: 100);
    }

    private static string Line(string id, string text = "The council met.") => JsonSerializer.Serialize(new { id, text });

    private static Task<ArticleDraft> ReadAsync(string line) => Readings.ReadAsync("a.jsonl", line);
}
