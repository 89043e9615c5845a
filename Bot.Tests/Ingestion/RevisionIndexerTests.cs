using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Ingestion;

public sealed class RevisionIndexerTests
{
    [Fact]
    public void Writes_the_terms_of_each_field()
    {
        var revision = RevisionIndexer.Index(Drafts.Article("a", "The bridge closed. Boats sailed. Trains waited.", headline: "Bridge news",
            outlet: "The Bay Ledger", people: ["Ada Quill"], topics: ["harbours"]));

        var section = Assert.Single(revision.Sections);
        Assert.Equal("bridg new", section.Headline);
        Assert.Contains("ledger", section.About, StringComparison.Ordinal);
        Assert.Contains("quill", section.About, StringComparison.Ordinal);
        Assert.Contains("harbour", section.About, StringComparison.Ordinal);
        Assert.Contains("boat", section.Lead, StringComparison.Ordinal);
        Assert.DoesNotContain("train", section.Lead, StringComparison.Ordinal);
        Assert.Contains("train", section.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_each_word_of_every_field_once()
    {
        var words = RevisionIndexer.Index(Drafts.Article("a", "The bridge, the bridges.", headline: "Harbour", people: ["Ada Quill"])).Words;

        Assert.Contains(new VocabularyWord("bridg", "bridge"), words);
        Assert.Contains(new VocabularyWord("bridg", "bridges"), words);
        Assert.Contains(words, word => word.Word == "quill");
        Assert.Contains(words, word => word.Word == "harbour");
        Assert.Contains(words, word => word.Word == "ledger");
    }

    [Fact]
    public void Cuts_a_long_document_into_sections_of_nearly_the_same_size()
    {
        var text = string.Join("\n\n", Enumerable.Range(1, 33).Select(i => $"Paragraph {i}."));

        var sections = RevisionIndexer.Index(Drafts.Article("a", text, headline: "Report")).Sections;

        Assert.Equal([(0, 11), (11, 11), (22, 11)], sections.Select(section => (section.FirstPassage, section.PassageCount)));
        Assert.Equal([0, 1, 2], sections.Select(section => section.Ordinal));
        Assert.All(sections, section => Assert.Equal("report", section.Headline));
        Assert.NotEmpty(sections[0].Lead);
        Assert.Equal(["", ""], sections.Skip(1).Select(section => section.Lead));
        Assert.Contains("33", sections[2].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_depends_on_the_text_and_on_every_part_of_the_provenance()
    {
        var draft = Drafts.Article("a", people: ["Ada Quill"], topics: ["harbour"]);
        var provenance = draft.Provenance;
        ArticleDraft[] drafts =
        [
            draft,
            draft with { Text = draft.Text + " " },
            With(provenance with { Headline = "x" }),
            With(provenance with { Outlet = "x" }),
            With(provenance with { Authors = [] }),
            With(provenance with { Authors = ["Bo", "Reyes"] }),
            With(provenance with { Published = null }),
            With(provenance with { Url = "https://x.example/" }),
            With(provenance with { Language = "es" }),
            With(provenance with { Kind = SourceKind.Note }),
            With(provenance with { People = [], Topics = ["Ada Quill", "harbour"] }),
            With(provenance with { People = ["Ada Quill", "harbour"], Topics = [] }),
        ];

        var hashes = drafts.Select(d => RevisionIndexer.Index(d).ContentHash).ToList();

        Assert.Equal(drafts.Length, hashes.Distinct().Count());
        Assert.Equal(hashes[0], RevisionIndexer.Index(Drafts.Article("a", people: ["Ada Quill"], topics: ["harbour"])).ContentHash);

        ArticleDraft With(Provenance changed) => draft with { Provenance = changed };
    }

    [Fact]
    public void Leaves_out_words_that_nobody_asks_for()
    {
        var revision = RevisionIndexer.Index(Drafts.Article("a", $"A key: {new string('x', 500)} end."));

        Assert.All(revision.Words, word => Assert.InRange(word.Word.Length, 1, 64));
        Assert.All(Assert.Single(revision.Sections).Body.Split(' '), term => Assert.InRange(term.Length, 1, 64));
    }
}
