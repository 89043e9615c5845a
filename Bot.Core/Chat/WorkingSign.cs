using Microsoft.Extensions.Logging;

namespace Bot.Core.Chat;

/// <summary>Shows on the platform that a question is being worked on. It never keeps a reply waiting.</summary>
internal sealed partial class WorkingSign : IDisposable
{
    private readonly IChatAdapter adapter;
    private readonly ReplyPlace place;
    private readonly ILogger logger;
    private readonly CancellationTokenSource over = new();
    private readonly Task showing;

    public WorkingSign(IChatAdapter adapter, ReplyPlace place, ILogger logger)
    {
        this.adapter = adapter;
        this.place = place;
        this.logger = logger;
        // Whoever hands a question over waits to acknowledge it, and not for this.
        showing = Task.Run(() => TryAsync(true, over.Token), CancellationToken.None);
    }

    /// <summary>Called before the reply is posted, so that the sign cannot appear after it.</summary>
    public async Task StopAppearingAsync()
    {
        await over.CancelAsync();
        await showing;
    }

    public Task ClearAsync(CancellationToken cancellationToken) => TryAsync(false, cancellationToken);

    public void Dispose() => over.Dispose();

    private async Task TryAsync(bool working, CancellationToken cancellationToken)
    {
        try
        {
            await adapter.ShowWorkingAsync(place, working, cancellationToken);
        }
#pragma warning disable CA1031 // A sign that does not show changes nothing about the reply.
        catch (Exception error)
#pragma warning restore CA1031
        {
            if (!cancellationToken.IsCancellationRequested)
                LogFailure(error);
        }
    }

    [LoggerMessage(LogLevel.Debug, "The sign that a question is worked on could not be shown or cleared")]
    private partial void LogFailure(Exception error);
}
