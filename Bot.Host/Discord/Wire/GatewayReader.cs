using System.Buffers;
using System.IO.Compression;
using System.Net.WebSockets;

namespace Bot.Host.Discord.Wire;

/// <summary>
/// Reads whole payloads from a socket: text as it is, binary as parts of one zlib stream, a payload ending where the sender
/// flushed (https://docs.discord.com/developers/events/gateway#zlib-stream).
/// </summary>
internal sealed class GatewayReader(WebSocket socket) : IDisposable
{
    // The largest servers send some megabytes at their start.
    private const int MostBytes = 64 * 1024 * 1024;

    // What a payload of common size needs; a larger buffer goes when its payload is done.
    private const int UsualBytes = 1024 * 1024;

    private static ReadOnlySpan<byte> Flushed => [0x00, 0x00, 0xff, 0xff];

    private readonly CompressedFeed feed = new();
    private ArrayBufferWriter<byte> received = new(16 * 1024);
    private ArrayBufferWriter<byte> inflated = new(64 * 1024);
    private ZLibStream? inflater;

    /// <summary>The next payload, valid until the next call; null when the other side closed.</summary>
    /// <exception cref="IOException">It is too large.</exception>
    /// <exception cref="InvalidDataException">It is no zlib.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        received = Emptied(received);
        while (true)
        {
            var part = await socket.ReceiveAsync(received.GetMemory(8 * 1024), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            received.Advance(part.Count);
            if (received.WrittenCount > MostBytes)
                throw new IOException("a gateway payload over the limit");
            if (!part.EndOfMessage)
                continue;
            if (part.MessageType == WebSocketMessageType.Text)
                return received.WrittenMemory;
            if (received.WrittenSpan.EndsWith(Flushed))
                return Inflate();
        }
    }

    public void Dispose()
    {
        inflater?.Dispose();
        feed.Dispose();
    }

    private ReadOnlyMemory<byte> Inflate()
    {
        inflated = Emptied(inflated);
        feed.Give(received.WrittenMemory);
        inflater ??= new ZLibStream(feed, CompressionMode.Decompress, leaveOpen: true);
        // At the end of what there is, a read gives nothing; the stream goes on when there is more.
        for (int count; (count = inflater.Read(inflated.GetSpan(16 * 1024))) > 0; inflated.Advance(count))
        {
            if (inflated.WrittenCount > MostBytes)
                throw new IOException("a gateway payload over the limit");
        }

        return inflated.WrittenMemory;
    }

    private static ArrayBufferWriter<byte> Emptied(ArrayBufferWriter<byte> buffer)
    {
        if (buffer.Capacity > UsualBytes)
            return new ArrayBufferWriter<byte>(64 * 1024);
        buffer.ResetWrittenCount();
        return buffer;
    }

    /// <summary>What has been received and not yet been inflated.</summary>
    private sealed class CompressedFeed : Stream
    {
        private ReadOnlyMemory<byte> rest;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public void Give(ReadOnlyMemory<byte> bytes) => rest = bytes;

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, rest.Length);
            rest.Span[..count].CopyTo(buffer);
            rest = rest[count..];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
