using System.Globalization;
using System.Text;
using NSec.Cryptography;

namespace Bot.Host.Discord.Http;

/// <summary>
/// Whether a request is Discord's: Ed25519 over time and raw body under the app's public key
/// (https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint), not older than five minutes.
/// </summary>
internal sealed class DiscordSignature
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly PublicKey key;
    private readonly TimeProvider clock;

    /// <param name="publicKey">64 hexadecimal digits.</param>
    /// <param name="clock">What the age of a request is told by.</param>
    /// <exception cref="FormatException">It is no key.</exception>
    public DiscordSignature(string publicKey, TimeProvider clock)
    {
        this.clock = clock;
        key = PublicKey.Import(SignatureAlgorithm.Ed25519, Convert.FromHexString(publicKey), KeyBlobFormat.RawPublicKey);
        Seen = new SeenSignatures(2 * Window, clock); // A request may be signed up to a window ahead of our clock.
    }

    /// <summary>Those of the requests that were taken.</summary>
    public SeenSignatures Seen { get; }

    /// <summary>The signature, when it is the right one for this body and recent; null otherwise.</summary>
    public string? Verify(string? timestamp, string? signature, ReadOnlySpan<byte> body)
    {
        if (timestamp is not { Length: <= 20 } || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return null;
        if (Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - (double)seconds) > Window.TotalSeconds)
            return null;
        if (signature is not { Length: 128 } || !signature.All(char.IsAsciiHexDigit))
            return null;
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), .. body];
        // Nothing here is secret, so nothing is told by how long it takes; it takes as long for any signature.
        return SignatureAlgorithm.Ed25519.Verify(key, signed, Convert.FromHexString(signature)) ? signature.ToLowerInvariant() : null;
    }
}
