using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Host.Slack.Http;

/// <summary>
/// Whether a request is Slack's: HMAC-SHA256 of time and raw body under the signing secret
/// (https://docs.slack.dev/authentication/verifying-requests-from-slack), not older than five minutes, and not seen before.
/// </summary>
internal sealed class SlackSignature(string secret, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5); // As Slack advises.

    private readonly byte[] key = Encoding.UTF8.GetBytes(secret);

    /// <summary>Those of the requests that were taken.</summary>
    public SeenSignatures Seen { get; } = new(2 * Window, clock); // A request may be signed up to a window ahead of our clock.

    /// <summary>The signature, when it is the right one for this body and recent; null otherwise.</summary>
    public string? Verify(string? timestamp, string? signature, ReadOnlySpan<byte> body)
    {
        if (timestamp is null || signature is null || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return null;
        if (Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > Window.TotalSeconds)
            return null;
        var expected = $"v0={Convert.ToHexStringLower(Hash(timestamp, body))}";
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature)) ? expected : null;
    }

    private byte[] Hash(string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
