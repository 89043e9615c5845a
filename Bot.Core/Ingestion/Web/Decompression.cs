using System.IO.Compression;

namespace Bot.Core.Ingestion.Web;

/// <summary>Reads the body of a response, decompressed, and no further than a limit, however small it was made for the way.</summary>
internal static class Decompression
{
    public const string Accepted = "gzip, br, deflate";

    /// <returns>Null when the body is larger than the limit.</returns>
    /// <exception cref="InvalidDataException">It is compressed in a way that was not asked for, or broken.</exception>
    public static async Task<byte[]?> ReadAsync(HttpContent content, int largest, CancellationToken cancellationToken)
    {
        await using var body = Decoded(await content.ReadAsStreamAsync(cancellationToken), [.. content.Headers.ContentEncoding]);
        return await StreamLimit.ReadAsync(body, largest, cancellationToken);
    }

    private static Stream Decoded(Stream body, IReadOnlyList<string> encodings) => encodings switch
    {
        [] or ["identity"] => body,
        ["gzip" or "x-gzip"] => new GZipStream(body, CompressionMode.Decompress),
        ["br"] => new BrotliStream(body, CompressionMode.Decompress),
        ["deflate"] => new ZLibStream(body, CompressionMode.Decompress),
        _ => throw new InvalidDataException($"the page is compressed as {string.Join(", ", encodings)}, which was not asked for"),
    };
}
