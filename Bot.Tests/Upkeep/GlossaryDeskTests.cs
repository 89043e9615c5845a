using Bot.Core.Ingestion;
using Bot.Core.Moderation;
using Bot.Core.Retrieval;
using Bot.Tests.Fixtures;
using Bot.Tests.Moderation;

namespace Bot.Tests.Upkeep;

public sealed class GlossaryDeskTests
{
    [Fact]
    public async Task Words_count_from_the_next_question_on_without_a_restart_until_they_are_removed()
    {
        await using var asked = await AskedStore.CreateAsync(Glossary.Empty, Drafts.Article("a", "The vaporetto stopped on Monday after a rope caught its screw.", "Vaporetto stops"));
        var pipeline = asked.Pipeline;
        Assert.DoesNotContain("rope", await AskAsync(), StringComparison.Ordinal);

        var added = await asked.Upkeep.Glossary.AddAsync(Desk.Ada, GlossaryKind.Synonyms, ["zlorp", "vaporetto"], CancellationToken.None);
        Assert.Contains("rope", await AskAsync(), StringComparison.Ordinal);

        await asked.Upkeep.Glossary.RemoveAsync(Desk.Bo, added.Number, CancellationToken.None);
        Assert.DoesNotContain("rope", await AskAsync(), StringComparison.Ordinal);

        async Task<string> AskAsync() => (await pipeline.AskAsync(new Bot.Core.Chat.ChatMessage("Why did the zlorp stop?", []), CancellationToken.None)).Reply.Text;
    }

    [Fact]
    public async Task A_short_form_is_written_out()
    {
        await using var asked = await AskedStore.CreateAsync(Glossary.Empty);
        await asked.Upkeep.Glossary.AddAsync(Desk.Ada, GlossaryKind.Shorthand, ["whb", "Wexley harbor board"], CancellationToken.None);

        var glossary = await new LiveGlossary(Glossary.Empty, asked.Store.Editorial).ReadAsync(CancellationToken.None);

        Assert.Equal("Who leads the Wexley harbor board?", AskedStore.Read(glossary, "Who leads the WHB?").WrittenOut);
    }

    [Fact]
    public async Task What_the_knowledge_folder_says_stays_beside_it_in_every_language()
    {
        await using var asked = await AskedStore.CreateAsync(Glossary.Empty);
        var spanish = new Glossary([["barco", "ferry"]], new Dictionary<string, string>(), []);
        var file = new Glossary([["ferry", "boat"]], new Dictionary<string, string> { ["hb"] = "harbor board" }, [], new Dictionary<string, Lazy<Glossary>> { ["es"] = new(spanish) });
        await asked.Upkeep.Glossary.AddAsync(Desk.Ada, GlossaryKind.Names, ["Anna K", "ferry"], CancellationToken.None);

        var glossary = await new LiveGlossary(file, asked.Store.Editorial).ReadAsync(CancellationToken.None);

        Assert.Equal("harbor board", glossary.Meant("hb"));
        Assert.Equal(2, glossary.PhrasesAt(Bot.Core.Language.Analyzer.Analyze("ferry"), 0).Count());
        Assert.Single(glossary.In("es").PhrasesAt(Bot.Core.Language.Analyzer.Analyze("barco"), 0));
        Assert.Single(glossary.In("es").PhrasesAt(Bot.Core.Language.Analyzer.Analyze("Anna K"), 0));
        Assert.Null(file.In("es").Meant("hb"));
    }

    [Fact]
    public async Task Adding_and_removing_words_can_be_undone_once_unless_they_are_there_anew()
    {
        await using var asked = await AskedStore.CreateAsync(Glossary.Empty);
        var live = new LiveGlossary(Glossary.Empty, asked.Store.Editorial);
        var first = await asked.Upkeep.Glossary.AddAsync(Desk.Ada, GlossaryKind.Shorthand, ["hb", "harbor board"], CancellationToken.None);
        await asked.Upkeep.Glossary.RemoveAsync(Desk.Ada, first.Number, CancellationToken.None);

        Assert.Equal("in the glossary again", Assert.IsType<UndoOutcome.Done>(await UndoAsync(2)).Entry.After);
        Assert.Equal("harbor board", (await live.ReadAsync(CancellationToken.None)).Meant("hb"));
        Assert.IsType<UndoOutcome.Superseded>(await UndoAsync(1));

        await asked.Upkeep.Glossary.RemoveAsync(Desk.Ada, first.Number, CancellationToken.None);
        await asked.Upkeep.Glossary.AddAsync(Desk.Ada, GlossaryKind.Shorthand, ["hb", "harbor board"], CancellationToken.None);
        Assert.IsType<UndoOutcome.Impossible>(await UndoAsync(4));
        Assert.IsType<UndoOutcome.Done>(await UndoAsync(5));
        Assert.Null((await live.ReadAsync(CancellationToken.None)).Meant("hb"));

        Task<UndoOutcome> UndoAsync(long entry) =>
            asked.Store.Moderation.UndoAsync(Desk.Bo, entry, DateTimeOffset.MinValue, RevisionIndexer.Index, CancellationToken.None);
    }

    [Theory]
    [InlineData(GlossaryKind.Synonyms, "ferry")]
    [InlineData(GlossaryKind.Synonyms, "ferry,Ferry")]
    [InlineData(GlossaryKind.Names, "ferry,??")]
    [InlineData(GlossaryKind.Shorthand, "hb,harbor board,another")]
    [InlineData(GlossaryKind.Shorthand, "h b,harbor board")]
    public async Task Words_that_say_nothing_are_refused(GlossaryKind kind, string words)
    {
        await using var asked = await AskedStore.CreateAsync(Glossary.Empty);

        await Assert.ThrowsAsync<SourceException>(() => asked.Upkeep.Glossary.AddAsync(Desk.Ada, kind, words.Split(','), CancellationToken.None));

        Assert.Empty(await asked.Store.Moderation.ListAuditAsync(after: 0, CancellationToken.None));
    }

    [Fact]
    public async Task The_same_words_are_added_once_and_all_is_in_the_audit_log()
    {
        await using var asked = await AskedStore.CreateAsync(Glossary.Empty);
        var added = await asked.Upkeep.Glossary.AddAsync(Desk.Ada, GlossaryKind.Synonyms, ["ferry", "boat"], CancellationToken.None);
        await Assert.ThrowsAsync<SourceException>(() => asked.Upkeep.Glossary.AddAsync(Desk.Bo, GlossaryKind.Synonyms, ["ferry", "boat"], CancellationToken.None));
        await asked.Upkeep.Glossary.RemoveAsync(Desk.Bo, added.Number, CancellationToken.None);
        await Assert.ThrowsAsync<SourceException>(() => asked.Upkeep.Glossary.RemoveAsync(Desk.Bo, added.Number, CancellationToken.None));

        var log = await asked.Store.Moderation.ListAuditAsync(after: 0, CancellationToken.None);

        Assert.Equal([(ModeratorAction.AddWords, "synonyms: ferry, boat"), (ModeratorAction.RemoveWords, "synonyms: ferry, boat")], log.Select(entry => (entry.Action, entry.After ?? entry.Before!)));
        Assert.Null(AuditChain.Problem(log, await asked.Store.Moderation.ReadAuditHeadAsync(CancellationToken.None)));
    }
}
