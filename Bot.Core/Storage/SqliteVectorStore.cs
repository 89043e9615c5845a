using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Bot.Core.Retrieval;

namespace Bot.Core.Storage;

/// <summary>The part of the store that keeps what passages mean.</summary>
internal sealed class SqliteVectorStore(StoreConnections connections) : IVectorStore
{
    public async Task<IReadOnlyList<UnembeddedPassage>> ListUnembeddedAsync(string model, int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            var missing = await connections.ReadAsync(reader => Missing(reader, model, limit), cancellationToken);
            var known = await connections.ReadAsync(reader => Known(reader, model, missing), cancellationToken);
            if (known.Count == 0)
                return missing;
            await SaveAsync(model, known, cancellationToken);
        }
    }

    public Task SaveAsync(string model, IReadOnlyList<PassageVector> vectors, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer =>
        {
            var written = Written(writer) + 1;
            foreach (var (passage, text, vector) in vectors)
                writer.Execute("""
                    INSERT OR REPLACE INTO passage_vector (passage, model, dimensions, content_hash, written, vector)
                    SELECT p.key, $model, $dimensions, $hash, $written, $vector
                    FROM passage p JOIN section s ON s.revision = p.revision AND p.key BETWEEN s.first_passage AND s.first_passage + s.passage_count - 1
                    WHERE p.key = $passage
                    """,
                    ("$model", model), ("$dimensions", vector.Length), ("$hash", HashOf(text)), ("$written", written),
                    ("$vector", Pack(vector.Span)), ("$passage", passage));
            writer.Execute("UPDATE setting SET value = $written WHERE name = 'vectors written'", ("$written", written.ToString(CultureInfo.InvariantCulture)));
            return vectors.Count;
        }, cancellationToken);

    public Task<VectorReading> ReadAsync(string model, long written, CancellationToken cancellationToken) =>
        connections.ReadAsync(reader =>
        {
            var now = Written(reader);
            var count = Convert.ToInt32(reader.Scalar("SELECT count(*) FROM passage_vector WHERE model = $model", ("$model", model)), CultureInfo.InvariantCulture);
            var vectors = new List<(long, float[])>();
            if (now > written)
            {
                using var row = reader.Query(
                    "SELECT passage, vector FROM passage_vector WHERE model = $model AND written > $written ORDER BY passage", ("$model", model), ("$written", written));
                while (row.Read())
                    vectors.Add((row.GetInt64(0), Unpack(row.GetFieldValue<byte[]>(1))));
            }

            return new VectorReading(now, count, vectors);
        }, cancellationToken);

    /// <summary>What a revision means leaves the store with its sections, which are still there when this is called.</summary>
    internal static void Leave(Statements writer, long revision) => writer.Execute("""
        DELETE FROM passage_vector
        WHERE passage BETWEEN (SELECT min(first_passage) FROM section WHERE revision = $revision)
                          AND (SELECT max(first_passage + passage_count - 1) FROM section WHERE revision = $revision)
        """,
        ("$revision", revision));

    private static IReadOnlyList<UnembeddedPassage> Missing(Statements reader, string model, int limit)
    {
        using var row = reader.Query("""
            SELECT p.key, r.headline, p.text
            FROM section s
            JOIN passage p ON p.key BETWEEN s.first_passage AND s.first_passage + s.passage_count - 1
            JOIN revision r ON r.key = s.revision
            LEFT JOIN passage_vector v ON v.passage = p.key AND v.model = $model
            WHERE v.passage IS NULL
            LIMIT $limit
            """,
            ("$model", model), ("$limit", limit));
        var missing = new List<UnembeddedPassage>();
        while (row.Read())
            missing.Add(new UnembeddedPassage(row.GetInt64(0), $"{row.GetString(1)}\n{row.GetString(2)}"));
        return missing;
    }

    /// <summary>Of passages, those whose very text was embedded for another: agencies' stories stand in many papers.</summary>
    private static IReadOnlyList<PassageVector> Known(Statements reader, string model, IReadOnlyList<UnembeddedPassage> missing)
    {
        var known = new List<PassageVector>();
        foreach (var passage in missing)
        {
            if (reader.Scalar("SELECT vector FROM passage_vector WHERE model = $model AND content_hash = $hash LIMIT 1", ("$model", model), ("$hash", HashOf(passage.Text))) is byte[] vector)
                known.Add(new PassageVector(passage.Passage, passage.Text, Unpack(vector)));
        }

        return known;
    }

    private static long Written(Statements statements) =>
        long.Parse((string?)statements.Scalar("SELECT value FROM setting WHERE name = 'vectors written'") ?? "0", CultureInfo.InvariantCulture);

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static byte[] Pack(ReadOnlySpan<float> vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
            System.Buffers.Binary.BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
        return bytes;
    }

    private static float[] Unpack(byte[] bytes)
    {
        if (BitConverter.IsLittleEndian)
            return MemoryMarshal.Cast<byte, float>(bytes).ToArray();
        var vector = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
            vector[i] = System.Buffers.Binary.BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        return vector;
    }
}
