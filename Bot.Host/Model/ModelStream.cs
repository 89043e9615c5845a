using Microsoft.Extensions.AI;

namespace Bot.Host.Model;

/// <summary>
/// Reads what a model writes as it writes it. Nothing is shown before all of it is there and checked; reading along only
/// tells at once that it is stuck or has stopped.
/// </summary>
internal static class ModelStream
{
    /// <param name="silence">After so long without another piece it counts as stuck.</param>
    /// <param name="received">Told every piece as it comes.</param>
    /// <exception cref="ModelException"/>
    public static async Task<ChatResponse> ReadAsync(
        IChatClient client, IEnumerable<ChatMessage> messages, ChatOptions options, TimeSpan silence, TimeProvider clock,
        Action<ChatResponseUpdate> received, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var updates = client.GetStreamingResponseAsync(messages, options, ending.Token).GetAsyncEnumerator(ending.Token);
        var read = new List<ChatResponseUpdate>();
        var next = Task.FromResult(true);
        try
        {
            for (next = updates.MoveNextAsync().AsTask(); await next.WaitAsync(silence, clock, cancellationToken); next = updates.MoveNextAsync().AsTask())
            {
                read.Add(updates.Current);
                received(updates.Current);
            }
        }
        catch (TimeoutException error)
        {
            throw new ModelException(ModelFailure.TimedOut, "it fell silent", error);
        }
        finally
        {
            await ending.CancelAsync();
            // The last step ends by what was cancelled, and what it ends with is of no matter any more.
            await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            await updates.DisposeAsync();
        }

        var response = read.ToChatResponse();
        // Whatever the connection does: a model that has finished says so.
        return response.FinishReason is null ? throw new ModelException(ModelFailure.Stopped, "it ended in the middle") : response;
    }
}
