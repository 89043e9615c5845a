using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Core.Ingestion;
using Bot.Core.Ingestion.Web;
using Bot.Core.Moderation;
using Bot.Host;
using Bot.Host.Configuration;
using Bot.Host.Web;
using Bot.Tests.Fixtures;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Host;

public sealed class WebTests : IAsyncLifetime
{
    private const string Question = "What did Dara Quill say about the letters?";

    private readonly TempDirectory folder = new();
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private Workspace workspace = null!;
    private WebServer server = null!;

    public async ValueTask InitializeAsync()
    {
        workspace = await OpenAsync(await FerryStory.StoreAsync(folder));
        server = await WebServer.StartAsync(workspace, FreePort(), _ => { }, FerryStory.Clock(), CancellationToken.None);
        client.BaseAddress = new Uri(server.Addresses.Single());
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        await workspace.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task The_page_has_a_question_box_and_needs_nothing_from_elsewhere()
    {
        var response = await client.GetAsync("/");
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("<label for=\"q\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", page, StringComparison.Ordinal);
        Assert.Contains(Replies.Summary(FerryStory.Union).Provenance.Headline.Split('\'')[0], page, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/style.css")).StatusCode);
    }

    [Fact]
    public async Task What_is_counted_is_published_as_plain_text()
    {
        using var metrics = new ChatMetrics();
        await using var chat = new ChatService(
            workspace.Store.Chat, workspace.Pipeline.AskAsync, new ChatOptions(), FerryStory.Clock(), new Random(1), metrics, NullLogger<ChatService>.Instance);
        var unheard = new IncomingMessage(new MessageAddress(new ChannelAddress("test", "w1", "c1"), "m1"), null, "u1", "Who?", WayOfAsking.Direct);
        await chat.ReceiveAsync(unheard, CancellationToken.None);

        var response = await client.GetAsync("/metrics");

        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("docket_questions_turned_away_total{", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_answers_with_numbered_sources_and_remembers_the_conversation_in_its_form()
    {
        var page = await client.GetStringAsync($"/?q={Uri.EscapeDataString(Question)}&h=Earlier%3F");

        Assert.Contains("<a href=\"#source-1\">[1]</a>", page, StringComparison.Ordinal);
        Assert.Contains("<li id=\"source-1\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"h\" value=\"Earlier?\"", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"h\" value=\"{Question}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_type_is_text_on_the_page()
    {
        var page = await client.GetStringAsync("/?q=%3Cscript%3Ealert(1)%3C/script%3E%20ferry&h=%22%3E%3Cb%3E");

        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"><b>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_interface_answers_in_json()
    {
        var response = await PostAsync($$"""{"question":"{{Question}}","id":"x","history":[]}""");
        var json = await ReadAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("x", json.GetProperty("id").GetString());
        Assert.Equal("answer", json.GetProperty("kind").GetString());
        Assert.Equal(FerryStory.Union, json.GetProperty("citations")[0].GetProperty("article").GetString());
    }

    [Theory]
    [InlineData("""{"question":""}""")]
    [InlineData("""{"question":7,"id":"x"}""")]
    [InlineData("""{"question":"Who?","history":"no list"}""")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task Bad_input_is_400_with_the_same_json(string body)
    {
        var response = await PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("bad_input", (await ReadAsync(response)).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_large_body_is_413_and_another_type_415()
    {
        var large = await PostAsync($$"""{"question":"{{new string('a', 70_000)}}"}""");
        var form = await PostAsync("question=Who", "application/x-www-form-urlencoded");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
        Assert.NotEmpty((await ReadAsync(large)).GetProperty("error").GetString()!);
        Assert.NotEmpty((await ReadAsync(form)).GetProperty("error").GetString()!);
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/api/ask", HttpStatusCode.MethodNotAllowed)]
    [InlineData("/articles/x?start=y", HttpStatusCode.BadRequest)]
    public async Task Errors_are_json(string path, HttpStatusCode status)
    {
        var response = await client.GetAsync(path);

        Assert.Equal(status, response.StatusCode);
        Assert.NotEmpty((await ReadAsync(response)).GetProperty("error").GetString()!);
    }

    [Fact]
    public async Task It_is_healthy_and_ready()
    {
        Assert.Equal("ok", (await ReadAsync(await client.GetAsync("/healthz"))).GetProperty("status").GetString());
        Assert.Equal(4, (await ReadAsync(await client.GetAsync("/readyz"))).GetProperty("articles").GetInt32());
    }

    [Fact]
    public async Task It_is_not_ready_over_an_empty_store()
    {
        await using var empty = await OpenAsync(folder.File("empty.db"));
        await using var other = await WebServer.StartAsync(empty, FreePort(), _ => { }, FerryStory.Clock(), CancellationToken.None);

        var response = await client.GetAsync($"{other.Addresses.Single()}/readyz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("no article", (await ReadAsync(response)).GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_shows_the_passage_and_whose_words_they_are()
    {
        var text = FerryStory.Drafts[0].Text;
        const string quote = "\"We cannot sail on good wishes,\"";
        var start = text.IndexOf(quote, StringComparison.Ordinal);

        var page = await client.GetStringAsync($"/articles/{FerryStory.Vote}?start={start}&end={start + quote.Length}");

        Assert.Contains("<mark id=\"passage\">&quot;We cannot sail on good wishes,&quot;</mark>", page, StringComparison.Ordinal);
        Assert.Contains("our own note", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"https://news.example/{FerryStory.Vote}\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("start=5&end=2")]
    [InlineData("start=0&end=999999")]
    [InlineData("start=-4&end=3")]
    [InlineData("end=3")]
    public async Task A_range_that_is_none_highlights_nothing(string range) =>
        Assert.DoesNotContain("<mark", await client.GetStringAsync($"/articles/{FerryStory.Vote}?{range}"), StringComparison.Ordinal);

    [Fact]
    public async Task An_article_that_was_taken_out_shows_no_text()
    {
        await workspace.Store.UnindexAsync([new ArticleId(FerryStory.Audit)], CancellationToken.None);

        var response = await client.GetAsync($"/articles/{FerryStory.Audit}");

        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.DoesNotContain("consultants", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_no_web_address_is_not_a_link()
    {
        var draft = FerryStory.Drafts[1];
        var hostile = draft with { Id = new ArticleId("a/b c"), Provenance = draft.Provenance with { Url = "javascript:alert(1)", Headline = "<img src=x>" } };
        await workspace.Store.SaveAsync([RevisionIndexer.Index(hostile)], ArticleOrigin.Ingested, CancellationToken.None);

        var page = await client.GetStringAsync("/articles/a/b%20c");

        Assert.DoesNotContain("href=\"javascript", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_and_an_address_that_is_none_say_so_in_one_line()
    {
        var taken = await Assert.ThrowsAsync<ConfigurationException>(() =>
            WebServer.StartAsync(workspace, new WebOptions { Urls = server.Addresses.Single() }, _ => { }, FerryStory.Clock(), CancellationToken.None));
        var none = await Assert.ThrowsAsync<ConfigurationException>(() =>
            WebServer.StartAsync(workspace, new WebOptions { Urls = "localhost" }, _ => { }, FerryStory.Clock(), CancellationToken.None));

        Assert.Contains("Bot__Web__Urls", taken.Message, StringComparison.Ordinal);
        Assert.Contains("Bot__Web__Urls", none.Message, StringComparison.Ordinal);
    }

    private static WebOptions FreePort() => new() { Urls = "http://127.0.0.1:0" };

    private static Task<Workspace> OpenAsync(string store) =>
        Workspace.OpenAsync(new Settings(store, KnowledgeDirectory: null, new WebOptions(), new FetchOptions(), new ModerationOptions(), new ChatOptions(), new SlackOptions(), new DiscordOptions(), new ModelOptions(), new EmbeddingsOptions()), TextWriter.Null, FerryStory.Clock(), CancellationToken.None);

    private Task<HttpResponseMessage> PostAsync(string body, string type = "application/json") =>
        client.PostAsync("/api/ask", new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type)));

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
}
