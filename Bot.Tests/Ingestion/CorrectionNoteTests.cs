using Bot.Core.Ingestion;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Ingestion;

public sealed class CorrectionNoteTests
{
    [Theory]
    [InlineData("Correction: The ferry leaves at nine, not at ten.")]
    [InlineData("CORRECTION (March 5): The ferry leaves at nine.")]
    [InlineData("Corrections and clarifications: The ferry leaves at nine.")]
    [InlineData("**Correction** — The ferry leaves at nine.")]
    [InlineData("Editor’s note: An earlier version gave another hour.")]
    [InlineData("This article has been updated.")]
    [InlineData("(This story was corrected to say when the ferry leaves.)")]
    [InlineData("An earlier version of this story misstated the hour.")]
    [InlineData("A previous version of this headline named the wrong ferry.")]
    [InlineData("Fe de errores: el transbordador sale a las nueve.")]
    [InlineData("Esta noticia ha sido actualizada.")]
    [InlineData("Una versión anterior de este artículo daba otra hora.")]
    [InlineData("更正：渡轮九点开。")]
    [InlineData("本文已更新，更正了开船时间。")]
    public void A_publishers_note_is_known_by_how_it_begins(string note) =>
        Assert.Equal(note, CorrectionNote.In($"The ferry leaves at nine.\n\n{note}\n\nIt is often late."));

    [Theory]
    [InlineData("Corrections officers searched the ferry.")]
    [InlineData("The department of correction said the ferry was late.")]
    [InlineData("The story was not over, the mayor said.")]
    [InlineData("This report from the council names no ferry.")]
    [InlineData("La corrección de la ruta tomó un año.")]
    [InlineData("更正航线用了一年。")]
    public void A_sentence_of_the_story_is_none(string sentence) =>
        Assert.Null(CorrectionNote.In(sentence));

    [Fact]
    public async Task A_page_tells_its_last_change_and_its_correction()
    {
        using var folder = new TempDirectory();
        var paragraphs = string.Concat(Enumerable.Repeat("<p>The old bridge of Marlow Bay was closed on Tuesday after a storm had damaged two of its pillars, the council said.</p>", 6));
        var path = folder.Write("page.html", $"""
            <html lang="en"><head><title>Bridge closed</title><meta property="article:modified_time" content="2031-05-08T09:00:00Z"></head>
            <body><article><h1>Bridge closed</h1>{paragraphs}</article><aside><p>Correction: The storm was on Monday.</p></aside></body></html>
            """);

        var read = Assert.IsType<SourceReading.Read>(Assert.Single(await SourceReader.ReadAsync(path, CancellationToken.None).ToListAsync()));

        Assert.Equal(new DateOnly(2031, 5, 8), read.Draft.Provenance.Updated);
        Assert.Equal("Correction: The storm was on Monday.", read.Draft.Provenance.Correction);
    }

    [Fact]
    public async Task What_an_archive_states_is_kept_through_the_store()
    {
        await using var store = await Storage.StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        var path = folder.Write("a.jsonl", """{"id":"a","text":"The ferry leaves at nine.","updated":"2031-05-08","correction":"Correction: at nine."}""");

        await new Ingester(store.Store).IngestAsync([path], Core.Articles.ArticleOrigin.Ingested, CancellationToken.None).CountAsync();

        var provenance = (await store.Store.FindAsync(new Core.Articles.ArticleId("a"), CancellationToken.None))!.Provenance;
        Assert.Equal((new DateOnly(2031, 5, 8), "Correction: at nine."), (provenance.Updated!.Value, provenance.Correction!));
    }
}
