using Bot.Core.Commands;
using Bot.Core.Ingestion;
using Bot.Core.Ingestion.Web;
using Bot.Host.Discord.Payloads;
using Bot.Host.Discord.Wire;

namespace Bot.Host.Discord;

/// <summary>Reads files that came with commands, from Discord's hosts only, or from where the configured API is.</summary>
internal sealed class DiscordAttachments(IHttpClientFactory clients, Uri apiBase, TimeProvider clock)
{
    private const int MostBytes = 20 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <exception cref="SourceException"/>
    public async Task<CommandFile.Sent> ReadAsync(SentFile file, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(file.Url, UriKind.Absolute, out var address) || !IsTrusted(address))
            throw new SourceException("the file is not on Discord's servers");
        using var timeout = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var response = await clients.CreateClient(DiscordApi.ClientName).GetAsync(address, HttpCompletionOption.ResponseHeadersRead, either.Token);
            response.EnsureSuccessStatusCode();
            await using var body = await response.Content.ReadAsStreamAsync(either.Token);
            return new CommandFile.Sent(file.Name, await StreamLimit.ReadAsync(body, MostBytes, either.Token) ?? throw new SourceException("the file is larger than 20 MB"));
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new SourceException("Discord does not give the file just now; try again in a minute", error);
        }
    }

    private bool IsTrusted(Uri address) =>
        address is { Scheme: "https", IsDefaultPort: true, UserInfo.Length: 0, IdnHost: "cdn.discordapp.com" or "media.discordapp.net" }
        || (address.Scheme == apiBase.Scheme && address.Authority == apiBase.Authority && address.UserInfo.Length == 0);
}
