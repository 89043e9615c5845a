using System.Text.Json.Nodes;

namespace Bot.Host.Slack.Wire;

/// <summary>
/// All that the bot needs of a client for Slack: what arrives, calls by method name, and posts to an address that
/// came with a delivery. Limits per channel, rendering and who is answered lie above it.
/// </summary>
internal interface ISlackClient
{
    /// <summary>Hands over what arrives by Socket Mode, each delivery acknowledged when the inbox says so, until cancelled.</summary>
    /// <exception cref="SlackException">It cannot go on without a change of the configuration; the message says which.</exception>
    Task ListenAsync(SlackInbox inbox, CancellationToken cancellationToken);

    /// <summary>Calls a Web API method, trying again what may be tried again.</summary>
    /// <exception cref="SlackException"/>
    Task<SlackResponse> CallAsync(SlackCall call, CancellationToken cancellationToken);

    /// <summary>Posts to a response address, without any token.</summary>
    /// <exception cref="SlackException">Also where the address is not Slack's.</exception>
    Task RespondAsync(string responseUrl, JsonObject message, CancellationToken cancellationToken);

    /// <summary>Reads a file of the workspace.</summary>
    /// <param name="address">As a method of the Web API gave it.</param>
    /// <param name="most">Bytes; a larger file is refused.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SlackException">Also where the address is not Slack's.</exception>
    Task<byte[]> DownloadAsync(string address, int most, CancellationToken cancellationToken);

    /// <summary>Sends the bytes of a file to where a method of the Web API said, without any token.</summary>
    /// <exception cref="SlackException">Also where the address is not Slack's.</exception>
    Task UploadAsync(string address, byte[] content, CancellationToken cancellationToken);
}
