using Bot.Core.Answering;
using Bot.Core.Chat;
using Bot.Core.Retrieval;
using Bot.Fakes.Model;
using Bot.Host.Configuration;
using Bot.Host.Model;
using Bot.Tests.Fixtures;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Host.Model;

/// <summary>A store, of the ferry story unless a test has its own, that is answered from by a loopback model, on a clock that stands unless a test moves it.</summary>
internal sealed class ModelBed : IAsyncDisposable
{
    private readonly AskedStore asked;
    private readonly WritingModel writing;
    private readonly bool ownsModel;

    private ModelBed(AskedStore asked, LoopbackModel model, ModelOptions options, bool ownsModel)
    {
        (this.asked, Model, Options, this.ownsModel) = (asked, model, options, ownsModel);
        writing = WritingModel.Open(ModelAddress.Of(options)!, options, asked.Store.Ledger, SearchAsync, Log, Clock);
        Pipeline = new QuestionPipeline(asked.Store, asked.Store, asked.Glossary, Clock) { Composer = writing.Composer, Rewrite = writing.Rewrite };
        Plain = AskedStore.PipelineOf(asked.Store, asked.Glossary, asked.Clock);
    }

    public LoopbackModel Model { get; }

    public ModelOptions Options { get; }

    public FakeTimeProvider Clock { get; } = FerryStory.Clock();

    public StringWriter Log { get; } = new();

    public AskedStore Asked => asked;

    public ModelMetrics Metrics => writing.Metrics;

    public QuestionPipeline Pipeline { get; }

    /// <summary>The same without a model.</summary>
    public QuestionPipeline Plain { get; }

    public static ModelOptions OptionsFor(LoopbackModel model, ModelProtocol protocol) => protocol switch
    {
        ModelProtocol.OpenAI => new ModelOptions { Provider = "openai", Endpoint = model.OpenAI.ToString(), ApiKey = model.Options.ApiKey, Name = "writer-1" },
        ModelProtocol.Azure => new ModelOptions { Provider = "azure", Endpoint = model.Address.ToString(), ApiKey = model.Options.ApiKey, Name = "writer-1" },
        _ => new ModelOptions { Provider = "ollama", Endpoint = model.Address.ToString(), Name = "writer-1" },
    };

    public static async Task<ModelBed> StartAsync(ModelProtocol protocol = ModelProtocol.OpenAI, Action<ModelOptions>? configure = null, AskedStore? asked = null)
    {
        var model = await LoopbackModel.StartAsync();
        var options = OptionsFor(model, protocol);
        configure?.Invoke(options);
        return new ModelBed(asked ?? await AskedStore.CreateAsync(Glossary.Empty, [.. FerryStory.Drafts]), model, options, ownsModel: true);
    }

    /// <summary>The bot as it is after a restart, on the same store.</summary>
    public ModelBed Restarted() => new(asked, Model, Options, ownsModel: false);

    public async Task<Reply> AskAsync(string text, params string[] history) =>
        (await Pipeline.AskAsync(new ChatMessage(text, history), CancellationToken.None)).Reply;

    public async Task<Reply> AskPlainAsync(string text, params string[] history) =>
        (await Plain.AskAsync(new ChatMessage(text, history), CancellationToken.None)).Reply;

    /// <summary>The reply to a question as if it had been understood as another, which the store answers; the model is told the first.</summary>
    public async Task<Reply> ComposeAsync(string understood, string asked)
    {
        var evidence = await this.asked.EvidenceAsync(understood);
        var told = evidence with { Question = evidence.Question with { WrittenOut = asked } };
        return await this.asked.ReplyBuilder.BuildAsync(await writing.Composer.ComposeAsync(told, new Asking(ChatMessage.Local, Clock.GetTimestamp()), CancellationToken.None), evidence, CancellationToken.None);
    }

    /// <summary>Lets the bot's time pass while answers hang, and only then.</summary>
    public async Task<T> PassAsync<T>(Task<T> task, TimeSpan? step = null)
    {
        await Model.PassAsync(new FakeTimeProvider(), () =>
        {
            if (Model.Stuck > 0)
                Clock.Advance(step ?? TimeSpan.FromSeconds(1));
            return task.IsCompleted;
        });
        return await task;
    }

    public async ValueTask DisposeAsync()
    {
        writing.Dispose();
        if (!ownsModel)
            return;
        await Model.DisposeAsync();
        await asked.DisposeAsync();
    }

    private Task<Evidence> SearchAsync(string words, CancellationToken cancellationToken) => asked.Retriever.RetrieveAsync(asked.Read(words), cancellationToken);
}
