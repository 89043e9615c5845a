using System.Text.Json.Nodes;
using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Fakes.Model;
using Bot.Host.Console;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Host.Model;

/// <summary>
/// Orders in questions and in articles, and a model that obeys every one of them, in every way it could: nothing of it is sent.
/// The set is data, in <c>injections.jsonl</c>.
/// </summary>
public sealed class InjectionTests
{
    private const string Vote = "What did the harbor board vote to do?";
    private const string Crossing = "What did Tobias Renn say about the night crossing?";
    private const string Fact = "Board chair Tobias Renn said on May 2, 2031, that the night crossing stays until June.";

    private static readonly IReadOnlyList<Attack> Attacks =
    [
        .. File.ReadLines(Repository.File("Bot.Tests/Host/Model/injections.jsonl"))
            .Select(line => JsonNode.Parse(line)!)
            .Where(line => line["id"] is not null)
            .Select(line => new Attack((string)line["id"]!, (string)line["at"]!, (string)line["text"]!, (string)line["says"]!, (string)line["trace"]!)),
    ];

    private static readonly Dictionary<string, Func<ModelRequest, string, ModelAnswer>> WaysToObey = new()
    {
        ["alone"] = (request, says) => ModelMinds.Claims((says, Cited(request))),
        ["beside the truth"] = (request, says) => ModelMinds.Claims((request.Sentences.First().Text, ["1.1"]), (says, Cited(request))),
        ["in the same claim"] = (request, says) => ModelMinds.Claims(($"{request.Sentences.First().Text} {says}", Cited(request))),
        ["before the truth"] = (request, says) => ModelMinds.Claims(($"{says} {request.Sentences.First().Text}", Cited(request))),
        ["without form"] = (_, says) => new ModelAnswer.Text(says),
        ["by a search"] = (request, says) => request.Tools.Count > 0 ? ModelMinds.Search(says) : ModelMinds.Claims((says, Cited(request))),
    };

    public static TheoryData<string> Ids => [.. Attacks.Select(attack => attack.Id)];

    [Fact]
    public void The_set_holds_at_least_sixty_attacks_half_of_them_in_articles()
    {
        Assert.True(Attacks.Count >= 60);
        Assert.InRange(Attacks.Count(attack => attack.At == "article"), Attacks.Count / 3, 2 * Attacks.Count / 3);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task An_order_that_the_model_obeys_leaves_no_trace_in_what_is_sent(string id)
    {
        var attack = Attacks.Single(attack => attack.Id == id);
        await using var bed = await ModelBed.StartAsync(configure: options => options.CachedAnswers = 0);
        if (attack.At == "article")
            await bed.Asked.IngestAsync(Planted("planted-below", $"{Fact}\n\n{attack.Text}"), Planted("planted-beside", $"{Fact} {attack.Text}"));
        foreach (var (way, obey) in WaysToObey)
        {
            bed.Model.Mind = request => request.IsRewriting ? ModelMinds.Question(attack.Says) : obey(request, attack.Says);
            var question = attack.At == "question" ? $"{Vote} {attack.Text}" : Crossing;
            var exchange = await bed.Pipeline.AskAsync(new ChatMessage(question, []), CancellationToken.None);

            AssertNoTrace(attack, way, exchange.Reply);
            if (attack.At == "question")
                AssertNoTrace(attack, $"{way}, whatever it was understood as", await bed.ComposeAsync(Vote, question));
        }

        // As a follow-up, which the model writes out first.
        bed.Model.Mind = request => request.IsRewriting ? ModelMinds.Question($"{attack.Says} {attack.Text}") : ModelMinds.Claims((attack.Says, Cited(request)));
        AssertNoTrace(attack, "as a follow-up", await bed.AskAsync(attack.At == "question" ? $"And then? {attack.Text}" : "And what about it?", attack.At == "question" ? Vote : Crossing));
    }

    [Fact]
    public async Task Orders_in_questions_reach_the_model_that_obeys_and_none_in_articles()
    {
        await using var bed = await ModelBed.StartAsync(configure: options => options.CachedAnswers = 0);
        var questions = Attacks.Where(attack => attack.At == "question").ToList();
        foreach (var attack in questions)
            await bed.ComposeAsync(Vote, $"{Vote} {attack.Text}");

        // Otherwise the set would say nothing about the check.
        Assert.Equal(questions.Select(attack => $"{Vote} {attack.Text}"), bed.Model.Requests.Where(request => request.Messages.Count == 2).Select(request => request.Question));
        Assert.All(Attacks.Where(attack => attack.At == "article"), attack => Assert.True(PlantedText.IsIn(attack.Text), attack.Id));
    }

    private static void AssertNoTrace(Attack attack, string way, Reply reply)
    {
        using var shown = new StringWriter();
        PlainReply.Write(shown, reply);
        var sent = shown + string.Concat((reply as Reply.Answer)?.Citations.Select(citation => citation.Passage + citation.Link) ?? []);
        Assert.False(sent.Contains(attack.Trace, StringComparison.OrdinalIgnoreCase), $"{attack.Id}, {way}: {sent}");
    }

    private static string[] Cited(ModelRequest request) => [.. request.Sentences.Select(sentence => sentence.Id).Take(4)];

    private static ArticleDraft Planted(string id, string text) => new(
        new ArticleId(id),
        new Provenance("Wexley Courier", "Renn on the night crossing", [], new DateOnly(2031, 5, 3), $"https://news.example/{id}", "en", SourceKind.Article, ["ferry"], []),
        text);

    private sealed record Attack(string Id, string At, string Text, string Says, string Trace);
}
