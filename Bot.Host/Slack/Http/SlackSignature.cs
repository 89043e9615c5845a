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
    private readonly Lock gate = new();
    private readonly HashSet<string> seen = [];
    private readonly Queue<(DateTimeOffset Until, string Signature)> order = new();

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

    /// <summary>Notes that the request with this signature is being taken; false when it was taken before.</summary>
    public bool Take(string signature)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            while (order.TryPeek(out var oldest) && oldest.Until < now)
                seen.Remove(order.Dequeue().Signature);
            if (!seen.Add(signature))
                return false;
            // A request may be signed up to a window ahead of our clock.
            order.Enqueue((now + (2 * Window), signature));
            return true;
        }
    }

    /// <summary>The request was not taken after all, and may come again as it is.</summary>
    public void Release(string signature)
    {
        lock (gate)
            seen.Remove(signature);
    }

    private byte[] Hash(string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
