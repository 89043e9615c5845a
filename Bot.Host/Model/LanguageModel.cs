using Bot.Core.Answering;
using Bot.Host.Configuration;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Polly;
using Polly.CircuitBreaker;

namespace Bot.Host.Model;

/// <summary>A model that is asked within a time and a budget, and left alone for a while when it fails again and again.</summary>
internal sealed class LanguageModel
{
    // Half of at least four within a minute: then nobody waits for it for the next half.
    private const int FewestToJudge = 4;
    private static readonly TimeSpan Judged = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly ModelOptions options;
    private readonly ITokenLedger ledger;
    private readonly ModelMetrics metrics;
    private readonly TimeProvider clock;
    private readonly IChatClient client;
    private readonly ResiliencePipeline breaker;
    private readonly string? key;
    private readonly int? context;

    public LanguageModel(ModelAddress address, ModelOptions options, HttpClient http, ITokenLedger ledger, ModelMetrics metrics, TimeProvider clock)
    {
        (Id, this.options, this.ledger, this.metrics, this.clock, key) = (address.Id, options, ledger, metrics, clock, address.ApiKey);
        // Ollama cuts off at 4,096 tokens what it is not told to expect, and loads the model anew when that changes: the passages, what
        // is found for them, and two drafts with their faults.
        context = address.Provider == ModelProvider.Ollama ? (options.PromptTokens * 3 / 2) + (options.AnswerTokens * 3) : null;
        Kernel = ModelKernel.Build(address, http);
        client = Kernel.GetRequiredService<IChatClient>();
        // The connectors answer by themselves calls that they know nothing of, as often as the model likes: they are ours to answer.
        if (client.GetService<FunctionInvokingChatClient>() is { } invoking)
            invoking.TerminateOnUnknownCalls = true;
        breaker = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = FewestToJudge,
                SamplingDuration = Judged,
                BreakDuration = Rest,
                ShouldHandle = new PredicateBuilder().Handle<ModelException>(error =>
                    error.Failure is ModelFailure.Unavailable or ModelFailure.TimedOut or ModelFailure.Stopped),
            })
            .Build();
    }

    public string Id { get; }

    public Kernel Kernel { get; }

    public TokenCount Tokens { get; } = new();

    /// <summary>Does a piece of work with the model, in the time that is left for the answer.</summary>
    /// <param name="since">When the question came, as a timestamp of the clock.</param>
    /// <exception cref="ModelException">Whatever went wrong, but for the caller's own cancellation.</exception>
    public async Task<T> WorkAsync<T>(Func<CancellationToken, Task<T>> work, long since, CancellationToken cancellationToken)
    {
        var left = TimeSpan.FromSeconds(options.AnswerSeconds) - clock.GetElapsedTime(since);
        if (left <= TimeSpan.Zero)
            throw new ModelException(ModelFailure.TimedOut, "no time is left for it");
        try
        {
            return await breaker.ExecuteAsync(async _ => await LimitedAsync(work, left, cancellationToken), cancellationToken);
        }
        catch (BrokenCircuitException error)
        {
            throw new ModelException(ModelFailure.Resting, "it failed again and again, and is left alone for a while", error);
        }
    }

    /// <summary>One request, and all that is written in answer to it.</summary>
    /// <exception cref="ModelException"/>
    public async Task<ChatResponse> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions request, string workspace, CancellationToken cancellationToken)
    {
        request.Temperature = 0;
        request.MaxOutputTokens = options.AnswerTokens;
        if (context is { } tokens)
            request.AdditionalProperties = new() { ["num_ctx"] = tokens };
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var prompt = messages.Sum(message => Tokens.Of(message.Contents));
        if (!await ledger.ReserveAsync(workspace, today, prompt + options.AnswerTokens, options.DailyTokens, cancellationToken))
            throw new ModelException(ModelFailure.OverBudget, "the workspace has used up its tokens for today");

        var started = clock.GetTimestamp();
        var (input, output) = (0L, 0L);
        try
        {
            var response = await ModelStream.ReadAsync(client, messages, request, Count, cancellationToken);
            if (response.Usage is { TotalTokenCount: > 0 } usage)
                (input, output) = (usage.InputTokenCount ?? prompt, usage.OutputTokenCount ?? output);
            return response;
        }
        catch (Exception error) when (error is OperationCanceledException or ModelException or Polly.Timeout.TimeoutRejectedException)
        {
            // What was asked and not answered in time may be paid for all the same.
            input = prompt;
            throw;
        }
        finally
        {
            metrics.Used(input, output, clock.GetElapsedTime(started));
            await ledger.SettleAsync(workspace, today, (int)(input + output) - prompt - options.AnswerTokens, CancellationToken.None);
        }

        // What is written of an answer that never ends is paid for all the same.
        void Count(ChatResponseUpdate update)
        {
            input = prompt;
            output += Tokens.Of(update.Contents);
        }
    }

    private async Task<T> LimitedAsync<T>(Func<CancellationToken, Task<T>> work, TimeSpan left, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(left, clock);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            // Some clients look at no token while they read.
            return await work(limited.Token).WaitAsync(limited.Token);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelException(ModelFailure.TimedOut, "it took too long", error);
        }
        catch (Polly.Timeout.TimeoutRejectedException error)
        {
            throw new ModelException(ModelFailure.TimedOut, "it gave no sign of an answer", error);
        }
#pragma warning disable CA1031 // Whatever a model's client throws, it costs the answer its fluency and nothing else.
        catch (Exception error) when (error is not (ModelException or OperationCanceledException))
#pragma warning restore CA1031
        {
            // Some providers repeat the key that they refuse.
            var message = key is null ? error.Message : error.Message.Replace(key, "(the key)", StringComparison.Ordinal);
            throw new ModelException(ModelFailure.Unavailable, message, error);
        }
    }
}
