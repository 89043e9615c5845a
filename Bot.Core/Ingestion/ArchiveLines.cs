using System.Runtime.CompilerServices;

namespace Bot.Core.Ingestion;

/// <summary>Reads the lines of a file of any size through one buffer, which grows to the longest line allowed.</summary>
internal static class ArchiveLines
{
    // A text of the longest length allowed, every character escaped.
    private const int LongestLine = 32 * 1024 * 1024;

    /// <summary>The lines as they come; each is valid until the next is asked for.</summary>
    public static async IAsyncEnumerable<ArchiveLine> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var (start, end, searched, number, skipped) = (0, 0, 0, 1, 0L);
        while (true)
        {
            var length = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var lineEnd = searched + length;
                yield return new ArchiveLine(number++, buffer.AsMemory(start, lineEnd - start), skipped + lineEnd + 1 - start, skipped > 0);
                (start, searched, skipped) = (lineEnd + 1, lineEnd + 1, 0);
                continue;
            }
            if (end - start >= LongestLine)
            {
                skipped += end - start;
                start = end;
            }
            MakeRoom(ref buffer, ref start, ref end);
            searched = end;
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
            if (read == 0)
                break;
            end += read;
        }
        if (end > start || skipped > 0)
            yield return new ArchiveLine(number, buffer.AsMemory(start, end - start), skipped + end - start, skipped > 0);
    }

    private static void MakeRoom(ref byte[] buffer, ref int start, ref int end)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
    }
}

/// <param name="Number">Counted from 1.</param>
/// <param name="Bytes">Its length in the file with its line end.</param>
/// <param name="IsTooLong">Then <paramref name="Content"/> is only its end.</param>
internal readonly record struct ArchiveLine(int Number, ReadOnlyMemory<byte> Content, long Bytes, bool IsTooLong);
