namespace Bot.Core.Ingestion.Web;

/// <summary>Reads what others send no further than a limit.</summary>
public static class StreamLimit
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>All of a stream; null when it is longer than it may be, of which no more is read then.</summary>
    /// <param name="most">In bytes.</param>
    public static async Task<byte[]?> ReadAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        var (content, buffer) = (new MemoryStream(), new byte[BufferBytes]);
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (content.Length + count > most)
                return null;
            await content.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        return content.ToArray();
    }
}
