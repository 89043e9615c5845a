namespace Bot.Host;

/// <summary>Embeds new passages while the bot runs, where there is a model for it.</summary>
internal sealed class Embedding : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Task running;

    private Embedding(Workspace workspace) => running = workspace.Embed?.Invoke(stopping.Token) ?? Task.CompletedTask;

    public static Embedding Start(Workspace workspace) => new(workspace);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
    }
}
