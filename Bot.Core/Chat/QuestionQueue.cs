using Microsoft.Extensions.Logging;

namespace Bot.Core.Chat;

/// <summary>
/// The questions in work. They are answered in order within a conversation and their replies sent in order within a channel,
/// so that a slow platform keeps no answer waiting, and a slow channel no other channel.
/// </summary>
internal sealed partial class QuestionQueue
{
    // One channel takes about a message a second; this many are served at the same time.
    private const int Senders = 64;

    private readonly int size;
    private readonly QuestionWorker worker;
    private readonly ReplySender sender;
    private readonly Backoff backoff;
    private readonly ILogger logger;
    private readonly Lanes<long, Item> answering;
    private readonly Lanes<ChannelAddress, Item> sending;
    private readonly Lock access = new();
    private TaskCompletionSource? whenIdle;
    private int count;

    public QuestionQueue(int size, QuestionWorker worker, ReplySender sender, Backoff backoff, ILogger logger)
    {
        this.size = size;
        this.worker = worker;
        this.sender = sender;
        this.backoff = backoff;
        this.logger = logger;
        answering = new(AnswerAsync);
        sending = new(SendAsync);
    }

    public int Count => Volatile.Read(ref count);

    /// <summary>Keeps a place for a question; false when there is none left.</summary>
    public bool TryReserve()
    {
        lock (access)
        {
            if (count >= size)
                return false;
            count++;
            return true;
        }
    }

    /// <summary>Keeps a place beyond the size, for a question that was accepted before.</summary>
    public void Reserve()
    {
        lock (access)
            count++;
    }

    public void Release()
    {
        lock (access)
        {
            count--;
            if (count > 0)
                return;
            whenIdle?.TrySetResult();
            whenIdle = null;
        }
    }

    /// <summary>In the place that was reserved.</summary>
    /// <param name="sign">Null where nobody is waiting for a reply.</param>
    public void Answer(IChatAdapter adapter, QuestionId id, long conversation, ChannelAddress channel, WorkingSign? sign) =>
        answering.Add(conversation, new Item(adapter, id, channel, sign));

    /// <summary>Sends what there is, without answering; in the place that was reserved.</summary>
    public void Send(IChatAdapter adapter, QuestionId id, ChannelAddress channel) => sending.Add(channel, new Item(adapter, id, channel, null));

    public Task RunAsync(int workers, CancellationToken cancellationToken) =>
        Task.WhenAll(answering.RunAsync(workers, cancellationToken), sending.RunAsync(Senders, cancellationToken));

    public Task WhenIdleAsync()
    {
        lock (access)
        {
            if (count == 0)
                return Task.CompletedTask;
            whenIdle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return whenIdle.Task;
        }
    }

    private async Task AnswerAsync(Item item, CancellationToken cancellationToken)
    {
        AskedQuestion? question = null;
        await GuardAsync(item, async () => question = await worker.AnswerAsync(item.Id, cancellationToken), cancellationToken);
        if (question is null)
            await EndAsync(item, cancellationToken);
        else
            sending.Add(item.Channel, item);
    }

    private async Task SendAsync(Item item, CancellationToken cancellationToken)
    {
        if (item.Sign is { } sign)
            await sign.StopAppearingAsync();
        await GuardAsync(item, () => sender.SendAsync(item.Adapter, item.Id, cancellationToken), cancellationToken);
        await EndAsync(item, cancellationToken);
    }

    private async Task EndAsync(Item item, CancellationToken cancellationToken)
    {
        if (item.Sign is { } sign)
        {
            await sign.StopAppearingAsync();
            await sign.ClearAsync(cancellationToken);
            sign.Dispose();
        }

        Release();
    }

    /// <summary>Only the store fails here, the rest is caught where it is told; what is left undone is taken up at the next start.</summary>
    private async Task GuardAsync(Item item, Func<Task> action, CancellationToken cancellationToken)
    {
        try
        {
            await backoff.PersistAsync(action, error => LogRetry(error, item.Id), cancellationToken);
        }
#pragma warning disable CA1031 // One question's failure must not stop the worker that all the others need.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailure(error, item.Id);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Question {Question} is tried again later")]
    private partial void LogRetry(Exception error, QuestionId question);

    [LoggerMessage(LogLevel.Error, "Question {Question} is left for the next start")]
    private partial void LogFailure(Exception error, QuestionId question);

    private sealed record Item(IChatAdapter Adapter, QuestionId Id, ChannelAddress Channel, WorkingSign? Sign);
}
