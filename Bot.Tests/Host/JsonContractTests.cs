using System.Text.Json;
using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Core.Storage;
using Bot.Host.Json;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Host;

public sealed class JsonContractTests
{
    private static readonly string[] AnswerNames =
        ["id", "question", "kind", "reason", "language", "answer", "claims", "citations", "nearest", "confidence", "elapsed_ms", "resolved"];

    [Fact]
    public void An_answer_has_the_promised_names_in_order()
    {
        var json = Write(Replies.Answer());

        Assert.Equal(AnswerNames, Names(json));
        Assert.Equal(["text", "citations", "quote", "lead", "note"], Names(json.GetProperty("claims")[0]));
        Assert.Equal(
            ["n", "article", "outlet", "headline", "authors", "published", "url", "link", "passage", "start", "end", "revision"],
            Names(json.GetProperty("citations")[0]));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("reason").ValueKind);
        Assert.Equal("answer", json.GetProperty("kind").GetString());
        Assert.Equal(0.93, json.GetProperty("confidence").GetDouble());
        Assert.Equal(4.1, json.GetProperty("elapsed_ms").GetDouble());
        Assert.Equal("2031-03-04", json.GetProperty("citations")[0].GetProperty("published").GetString());
        Assert.EndsWith("Quill said. [2]", json.GetProperty("answer").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_abstention_has_the_same_names_and_the_nearest_articles()
    {
        var json = Write(Replies.Abstention());

        Assert.Equal(AnswerNames, Names(json));
        Assert.Equal("abstention", json.GetProperty("kind").GetString());
        Assert.Equal(0, json.GetProperty("claims").GetArrayLength());
        Assert.Equal(0, json.GetProperty("citations").GetArrayLength());
        Assert.Equal(["article", "headline", "url", "published"], Names(json.GetProperty("nearest")[0]));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("nearest")[1].GetProperty("published").ValueKind);
    }

    [Theory]
    [InlineData(AbstentionReason.NoEvidence, "no_evidence")]
    [InlineData(AbstentionReason.OffTopic, "off_topic")]
    [InlineData(AbstentionReason.Opinion, "opinion")]
    [InlineData(AbstentionReason.FalsePremise, "false_premise")]
    [InlineData(AbstentionReason.ConflictingEvidence, "conflicting_evidence")]
    [InlineData(AbstentionReason.NotAllowed, "not_allowed")]
    [InlineData(AbstentionReason.BadInput, "bad_input")]
    public void A_reason_has_its_name(AbstentionReason reason, string name) =>
        Assert.Equal(name, Write(Replies.Abstention(reason)).GetProperty("reason").GetString());

    [Fact]
    public void Letters_of_every_script_stay_themselves()
    {
        const string question = @"¿Quién? 谁 & <b> it's 😀 \ud83d\ude00 \😀";
        var exchange = new Exchange(new ChatMessage(question, []), Replies.Abstention(), TimeSpan.Zero);

        var text = BotJson.Write(AnswerJson.From("1", exchange), BotJson.Default.AnswerJson);

        Assert.Contains(@"¿Quién? 谁 & <b> it's 😀 \\ud83d\\ude00 \\😀", text, StringComparison.Ordinal);
        Assert.Equal(question, JsonDocument.Parse(text).RootElement.GetProperty("question").GetString());
    }

    [Fact]
    public async Task What_is_cited_stands_in_the_store_where_the_citation_says()
    {
        using var folder = new TempDirectory();
        var path = await FerryStory.StoreAsync(folder);

        var run = await CommandLineRun.OfAsync(
            folder, "ask", "What did Dara Quill say about the letters?", "--json", "--store", path, "--no-knowledge");

        var json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(AnswerNames, Names(json));
        Assert.Equal("What did Dara Quill say about the letters?", json.GetProperty("question").GetString());
        await using var store = await SqliteStore.OpenAsync(path, FerryStory.Clock(), CancellationToken.None);
        foreach (var citation in json.GetProperty("citations").EnumerateArray())
        {
            var id = new ArticleId(citation.GetProperty("article").GetString()!);
            var text = await store.ReadRevisionAsync(id, citation.GetProperty("revision").GetInt32(), CancellationToken.None);
            Assert.Equal(text[citation.GetProperty("start").GetInt32()..citation.GetProperty("end").GetInt32()], citation.GetProperty("passage").GetString());
        }
    }

    [Fact]
    public async Task A_search_has_the_promised_names_in_order()
    {
        using var folder = new TempDirectory();
        var path = await FerryStory.StoreAsync(folder);

        var run = await CommandLineRun.OfAsync(folder, "search", "ferry fare", "--limit", "2", "--json", "--store", path, "--no-knowledge");

        var json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(["id", "query", "hits"], Names(json));
        Assert.Equal(2, json.GetProperty("hits").GetArrayLength());
        Assert.Equal(
            ["rank", "article", "passage", "start", "end", "score", "url", "headline", "published"], Names(json.GetProperty("hits")[0]));
        Assert.Equal(1, json.GetProperty("hits")[0].GetProperty("rank").GetInt32());
    }

    private static JsonElement Write(Reply reply)
    {
        var exchange = new Exchange(new ChatMessage("Who voted?", []), reply, TimeSpan.FromMilliseconds(4.08));
        return JsonDocument.Parse(BotJson.Write(AnswerJson.From("q-1", exchange), BotJson.Default.AnswerJson)).RootElement;
    }

    private static string[] Names(JsonElement json) => [.. json.EnumerateObject().Select(property => property.Name)];
}
