using System.Net.WebSockets;
using Bot.Host.Slack.Wire;
using SlackNet;

namespace Bot.Host.Slack;

/// <summary>Makes SlackNet's sockets, which then notice what SlackNet's own do not: a peer that is gone, one that says no hello, and one that announces its end.</summary>
internal sealed class SlackNetSockets(SocketTimings timings, TimeProvider clock) : IWebSocketFactory
{
    public IWebSocket Create(string uri)
    {
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = timings.Ping;
        socket.Options.KeepAliveTimeout = timings.Pong;
        return new Watched(socket, new WebSocketWrapper(socket, uri), clock.CreateTimer(_ => socket.Abort(), null, timings.Hello, Timeout.InfiniteTimeSpan));
    }

    private sealed class Watched : IWebSocket, IObserver<string>
    {
        private readonly ClientWebSocket socket;
        private readonly WebSocketWrapper inner;
        private readonly ITimer hello;
        private readonly IDisposable subscription;

        public Watched(ClientWebSocket socket, WebSocketWrapper inner, ITimer hello)
        {
            (this.socket, this.inner, this.hello) = (socket, inner, hello);
            subscription = inner.Messages.Subscribe(this);
        }

        public WebSocketState State => inner.State;

        public Task Closed => inner.Closed;

        public IObservable<string> Messages => inner.Messages;

        public Task<bool> Open(CancellationToken cancellationToken) => inner.Open(cancellationToken);

        public Task Send(string message) => inner.Send(message);

        public void OnNext(string value)
        {
            hello.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            // An envelope says its type too, so the search only keeps most of them from being read twice.
            if (value.Contains("\"disconnect\"", StringComparison.Ordinal) && Wire.SocketMessage.Read(System.Text.Encoding.UTF8.GetBytes(value)) is Wire.SocketMessage.Disconnect)
                _ = CloseAsync();
        }

        public void OnError(Exception error)
        {
            // Closed tells.
        }

        public void OnCompleted()
        {
            // Closed tells.
        }

        public void Dispose()
        {
            subscription.Dispose();
            hello.Dispose();
            inner.Dispose();
        }

        /// <summary>SlackNet connects again once it is closed. What it has not acknowledged comes again on another.</summary>
        private async Task CloseAsync()
        {
            try
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            }
            catch (Exception error) when (error is WebSocketException or ObjectDisposedException or InvalidOperationException)
            {
                // It is closed already.
            }
        }
    }
}
