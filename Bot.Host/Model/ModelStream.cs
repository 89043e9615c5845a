using Microsoft.Extensions.AI;

namespace Bot.Host.Model;

/// <summary>
/// Reads what a model writes as it writes it. Nothing is shown before all of it is there and checked; reading along only
/// tells at once that it is stuck or has stopped.
/// </summary>
internal static class ModelStream
{
    /// <param name="received">Told every piece as it comes.</param>
    /// <exception cref="ModelException"/>
    public static async Task<ChatResponse> ReadAsync(
        IChatClient client, IEnumerable<ChatMessage> messages, ChatOptions options, Action<ChatResponseUpdate> received, CancellationToken cancellationToken)
    {
        var read = new List<ChatResponseUpdate>();
        try
        {
            await foreach (var update in client.GetStreamingResponseAsync(messages, options, cancellationToken))
            {
                read.Add(update);
                received(update);
            }
        }
        catch (TimeoutException error)
        {
            throw new ModelException(ModelFailure.TimedOut, "it fell silent", error);
        }

        // A client that looks at no token may end as if all were there.
        cancellationToken.ThrowIfCancellationRequested();
        var response = read.ToChatResponse();
        // Whatever the connection does: a model that has finished says so.
        return response.FinishReason is null ? throw new ModelException(ModelFailure.Stopped, "it ended in the middle") : response;
    }
}
