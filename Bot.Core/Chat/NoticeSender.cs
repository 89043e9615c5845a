using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Bot.Core.Chat;

/// <summary>Sends notices behind the back of whoever waits for an acknowledgement.</summary>
internal sealed partial class NoticeSender(Backoff backoff, ILogger logger)
{
    // Notices are short and few; more than this many waiting means that the platform takes none.
    private const int MostWaiting = 1_000;
    private const int Senders = 4;
    private const int MostAttempts = 8;

    private readonly Channel<Waiting> waiting = Channel.CreateBounded<Waiting>(MostWaiting);

    public void Send(IChatAdapter adapter, ReplyPlace place, Notice notice)
    {
        if (!waiting.Writer.TryWrite(new Waiting(adapter, place, notice)))
            LogDropped(notice.Kind);
    }

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => SendAllAsync(cancellationToken)));

    /// <summary>No more will be sent than is waiting.</summary>
    public void Complete() => waiting.Writer.TryComplete();

    private async Task SendAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var (adapter, place, notice) in waiting.Reader.ReadAllAsync(cancellationToken))
                await SendAsync(adapter, place, notice, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
    }

    private async Task SendAsync(IChatAdapter adapter, ReplyPlace place, Notice notice, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await adapter.NotifyAsync(place, notice, cancellationToken);
                return;
            }
            catch (ChatAdapterException error) when (error.IsTransient && attempt < MostAttempts)
            {
                await backoff.WaitAsync(attempt, error.RetryAfter, cancellationToken);
            }
#pragma warning disable CA1031 // A notice that cannot be sent is logged, and the next one is sent.
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailure(error, notice.Kind);
                return;
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "A notice ({Kind}) could not be sent")]
    private partial void LogFailure(Exception error, NoticeKind kind);

    [LoggerMessage(LogLevel.Warning, "A notice ({Kind}) is not sent: too many wait")]
    private partial void LogDropped(NoticeKind kind);

    private sealed record Waiting(IChatAdapter Adapter, ReplyPlace Place, Notice Notice);
}
