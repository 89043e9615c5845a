using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Tests.Host.Slack;

/// <summary>A WebSocket server that says hello and then never another word, not even a pong.</summary>
internal sealed class MutePeer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task serving;

    public MutePeer()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public string Address => $"ws://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/link";

    public Task Connected => connected.Task;

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving.ContinueWith(_ => { }, TaskScheduler.Default);
        listener.Dispose();
    }

    private async Task ServeAsync()
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        var request = new byte[8 * 1024];
        var length = await stream.ReadAsync(request);
        var key = Encoding.ASCII.GetString(request, 0, length).Split("Sec-WebSocket-Key:", 2)[1].Split('\r')[0].Trim();
        // RFC 6455, section 1.3.
#pragma warning disable CA5350 // SHA-1 is what the protocol says, and guards nothing.
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes($"{key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
        var hello = Encoding.UTF8.GetBytes("""{"type":"hello"}""");
        await stream.WriteAsync((byte[])[0x81, (byte)hello.Length, .. hello]);
        connected.TrySetResult();
        while (await stream.ReadAsync(request) > 0)
        {
            // Read, and not answered.
        }
    }
}
