namespace Bot.Host;

internal static class StreamLimit
{
    /// <summary>All of a stream; null when it is longer than it may be, of which no more is read then.</summary>
    public static async Task<byte[]?> ReadAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        var (content, buffer) = (new MemoryStream(), new byte[64 * 1024]);
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (content.Length + count > most)
                return null;
            await content.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        return content.ToArray();
    }
}
