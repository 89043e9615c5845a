using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NSec.Cryptography;

namespace Bot.Fakes.Discord;

/// <summary>Discord's requests to an app with a public address, signed (https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint).</summary>
public sealed class SignedInteractions(HttpClient client, int keySeed, TimeProvider clock)
{
    public const string Path = "discord/interactions";

    public static string PublicKey(int keySeed)
    {
        using var key = Key(keySeed);
        return Convert.ToHexStringLower(key.PublicKey.Export(KeyBlobFormat.RawPublicKey));
    }

    public Task<HttpResponseMessage> SendAsync(JsonObject payload) => SendAsync(Request(payload.ToJsonString(), clock.GetUtcNow()));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => client.SendAsync(request);

    /// <summary>A request signed at a time, with a wrong key if one is given.</summary>
    public HttpRequestMessage Request(string body, DateTimeOffset at, int? otherSeed = null)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var key = Key(otherSeed ?? keySeed);
        var signature = SignatureAlgorithm.Ed25519.Sign(key, Encoding.UTF8.GetBytes(timestamp + body));
        var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Signature-Timestamp", timestamp);
        request.Headers.Add("X-Signature-Ed25519", Convert.ToHexStringLower(signature));
        return request;
    }

    private static Key Key(int seed)
    {
        var bytes = new byte[32];
        new Random(seed).NextBytes(bytes);
        return NSec.Cryptography.Key.Import(SignatureAlgorithm.Ed25519, bytes, KeyBlobFormat.RawPrivateKey);
    }
}
