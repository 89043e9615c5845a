using System.IO.Compression;
using System.Text;

namespace Bot.Fakes.Discord;

/// <summary>Payloads as one zlib stream, flushed after each.</summary>
internal sealed class GatewayStream : IDisposable
{
    private readonly MemoryStream bytes = new();
    private readonly ZLibStream deflater;

    public GatewayStream() => deflater = new ZLibStream(bytes, CompressionLevel.Fastest, leaveOpen: true);

    public byte[] Write(string payload)
    {
        bytes.SetLength(0);
        deflater.Write(Encoding.UTF8.GetBytes(payload));
        deflater.Flush();
        return bytes.ToArray();
    }

    public void Dispose()
    {
        deflater.Dispose();
        bytes.Dispose();
    }
}
