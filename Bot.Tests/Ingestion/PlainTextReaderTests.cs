using System.Text;

namespace Bot.Tests.Ingestion;

public sealed class PlainTextReaderTests
{
    [Fact]
    public async Task Takes_its_first_line_as_the_headline()
    {
        var draft = await Readings.ReadAsync("notes of may.txt", "\n Bridge closed \nIt closed on Tuesday.\n\n  Indented  \n");

        Assert.Equal("notes of may", draft.Id.Value);
        Assert.Equal(("Unnamed source", "Bridge closed"), (draft.Provenance.Outlet, draft.Provenance.Headline));
        Assert.EndsWith("/notes%20of%20may.txt", draft.Provenance.Url, StringComparison.Ordinal);
        Assert.Equal(" Bridge closed \nIt closed on Tuesday.\n\n  Indented  ", draft.Text);
    }

    [Fact]
    public async Task Shortens_a_first_line_that_is_a_whole_paragraph()
    {
        var draft = await Readings.ReadAsync("a.txt", string.Join(' ', Enumerable.Repeat("council", 60)));

        Assert.InRange(draft.Provenance.Headline.Length, 60, 120);
        Assert.EndsWith("council…", draft.Provenance.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task May_have_front_matter()
    {
        var draft = await Readings.ReadAsync("a.txt", "---\noutlet: Ledger\nheadline: Bridge\nurl: https://l.example/\n---\n\nIt *closed*.\n");

        Assert.Equal(("Ledger", "Bridge", "It *closed*."), (draft.Provenance.Outlet, draft.Provenance.Headline, draft.Text));
    }

    [Fact]
    public async Task Drops_line_ends_of_other_systems_and_control_characters_and_nothing_else()
    {
        var draft = await Readings.ReadAsync("a.txt", "\uFEFFOne\r\ntwo\rthree\u0007\u001B\tfour  \u00A0five\u200B e\u0301");

        Assert.Equal("One\ntwo\nthree\tfour  \u00A0five\u200B e\u0301", draft.Text);
    }

    public static TheoryData<string, byte[]> Encodings() => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes("“Café” – señor €") },
        { "UTF-8 with mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("“Café” – señor €")] },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("“Café” – señor €")] },
        { "UTF-16 BE", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("“Café” – señor €")] },
        { "Windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("“Café” – señor €") },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Reads_the_usual_encodings(string name, byte[] content)
    {
        Assert.NotEmpty(name);
        Assert.Equal("“Café” – señor €", (await Readings.ReadAsync("a.txt", content)).Text);
    }

    [Fact]
    public async Task Rejects_what_is_not_text() =>
        Assert.Contains("not a text file", await Readings.RejectionOfAsync("a.txt", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13]), StringComparison.Ordinal);
}
