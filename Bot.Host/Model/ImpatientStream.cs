namespace Bot.Host.Model;

/// <summary>An answer as it comes, whose reader is told when nothing more comes: some clients look at no token while they read.</summary>
internal sealed class ImpatientStream(Stream inner, TimeSpan silence, TimeProvider clock) : Stream
{
    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await inner.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(silence, clock, cancellationToken);
            // A client may keep all of a line until it ends.
            return (read += count) <= ModelHttp.LongestAnswer ? count : throw new InvalidDataException("the answer has no end");
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException or InvalidDataException)
        {
            // Otherwise the connection, with what still comes on it, would be kept for the next request.
            await inner.DisposeAsync();
            throw;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Ollama's client asks in this way whether there is more.</summary>
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Gives each answer's content an impatient stream.</summary>
internal sealed class ImpatienceHandler(TimeSpan silence, TimeProvider clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var plain = response.Content;
        var impatient = new StreamContent(new ImpatientStream(await plain.ReadAsStreamAsync(cancellationToken), silence, clock));
        foreach (var (name, values) in plain.Headers)
            impatient.Headers.TryAddWithoutValidation(name, values);
        response.Content = impatient;
        return response;
    }
}
