using Bot.Core.Chat;
using Bot.Core.Language;
using Bot.Core.Retrieval;
using Bot.Core.Storage;
using Bot.Fakes.Model;
using Bot.Host.Configuration;
using Bot.Host.Model;
using Bot.Tests.Fixtures;
using Bot.Tests.Host.Discord;
using Bot.Tests.Host.Model;
using Bot.Tests.Host.Slack;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Scenarios;

/// <summary>Questions in Slack and Discord while the model is as bad as it can be: each ends in one correct answer, the model's or the store's own.</summary>
public sealed class ModelChatTests
{
    private const string Question = "What did the harbor board vote to do?";
    private const string Written = "The Wexley harbor board voted 5 to 2 to raise the ferry fare from $2 to $3.";
    private const string Stored = "The Wexley harbor board voted 5 to 2 on Tuesday, March 4, 2031, to raise the ferry fare from $2 to $3.";
    private const int Questions = 4;

    private static readonly Dictionary<string, Func<ModelRequest, int, ModelFault?>> Ways = new()
    {
        ["well"] = (_, _) => null,
        ["slow"] = (_, _) => new ModelFault.Silent(),
        ["rate-limited"] = (_, _) => new ModelFault.Status(429, RetryAfter: 30),
        ["malformed"] = (_, _) => new ModelFault.Malformed(),
        ["stopping"] = (_, _) => new ModelFault.Ended(),
        ["breaking"] = (_, _) => new ModelFault.Broken(),
        ["stalling"] = (_, _) => new ModelFault.Stalled(),
        ["failing"] = (_, _) => new ModelFault.Status(500),
        ["changing"] = (_, number) => (number % 6) switch { 1 => new ModelFault.Silent(), 2 => new ModelFault.Status(429, RetryAfter: 1), 3 => new ModelFault.Ended(), 4 => new ModelFault.Malformed(), _ => null },
        ["dead"] = (_, _) => null,
    };

    public static TheoryData<string> Names => [.. Ways.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task In_Slack_every_question_ends_in_one_answer(string way)
    {
        await using var model = await StartModelAsync(way);
        await using var run = await SlackRun.StartAsync();
        using var asking = await AskingAsync(run.Store, model, way);
        run.Options.AnswerSeconds = 3_600;
        run.Ask = asking.Pipeline.AskAsync;

        var asked = new List<string>();
        for (var i = 0; i < Questions; i++)
            asked.Add((await run.SayAsync($"<@{run.Slack.Options.BotUser}> {Question}")).Ts);
        await run.UntilAsync(() => asking.Pass(run.Posted.Count >= Questions));
        await run.IdleAsync();

        Assert.Equal(asked.Order(StringComparer.Ordinal), run.Posted.Select(message => message.ThreadTs ?? "").Order(StringComparer.Ordinal));
        Assert.All(run.Posted, message => AssertAnswers(message.Blocks!.ToJsonString(), way));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task In_Discord_every_question_ends_in_one_answer(string way)
    {
        await using var model = await StartModelAsync(way);
        await using var run = await DiscordRun.StartAsync();
        using var asking = await AskingAsync(run.Store, model, way);
        run.Options.AnswerSeconds = 3_600;
        run.Ask = asking.Pipeline.AskAsync;

        for (var i = 0; i < Questions; i++)
            run.Discord.People.Say(DiscordRun.Channel, DiscordRun.User, $"{run.Mention} {Question}");
        await run.UntilAsync(() => asking.Pass(run.Posted.Count >= Questions));
        await run.IdleAsync();

        Assert.Equal(Questions, run.Posted.Count);
        Assert.Equal(Questions, run.Posted.Select(message => message.Channel).Distinct().Count());
        Assert.All(run.Posted, message => AssertAnswers(message.Components!.ToJsonString(), way));
    }

    private static void AssertAnswers(string sent, string way)
    {
        var (written, stored) = (Contains(sent, Written), Contains(sent, Stored));
        Assert.True(written || stored, sent);
        if (way == "well")
            Assert.True(written, sent);
        else if (way is not "changing")
            Assert.False(written, sent);
    }

    private static bool Contains(string json, string sentence) => json.Contains(sentence, StringComparison.Ordinal) || json.Replace("\\\\$", "$", StringComparison.Ordinal).Contains(sentence, StringComparison.Ordinal);

    private static async Task<LoopbackModel> StartModelAsync(string way)
    {
        var model = await LoopbackModel.StartAsync();
        model.Mind = _ => ModelMinds.Claims((Written, ["1.1"]));
        model.Faults = request => Ways[way](request, model.Requests.Count);
        return model;
    }

    private static async Task<Asking> AskingAsync(SqliteStore store, LoopbackModel model, string way)
    {
        await FerryStory.SaveAsync(store);
        var options = ModelBed.OptionsFor(model, ModelProtocol.OpenAI);
        options.CachedAnswers = 0;
        if (way == "dead")
            options.Endpoint = "http://127.0.0.1:1/v1/";
        return new Asking(store, model, options);
    }

    /// <summary>The bot's pipeline with a model, whose time passes while the model hangs or is waited for.</summary>
    private sealed class Asking : IDisposable
    {
        private readonly LoopbackModel model;
        private readonly FakeTimeProvider clock = FerryStory.Clock();
        private readonly WritingModel writing;

        public Asking(SqliteStore store, LoopbackModel model, ModelOptions options)
        {
            this.model = model;
            var retriever = new Retriever(store, Glossary.Empty, Lexicon.English);
            var reader = new QuestionReader(Glossary.Empty, Lexicon.English);
            writing = WritingModel.Open(
                ModelAddress.Of(options)!, options, store.Ledger, (words, stop) => retriever.RetrieveAsync(reader.Read(words, []), stop), TextWriter.Null, clock);
            Pipeline = new QuestionPipeline(store, store, Glossary.Empty, clock) { Composer = writing.Composer };
        }

        public QuestionPipeline Pipeline { get; }

        public bool Pass(bool isOver)
        {
            clock.Advance(TimeSpan.FromMilliseconds(model.Stuck > 0 ? 500 : 1));
            return isOver;
        }

        public void Dispose() => writing.Dispose();
    }
}
