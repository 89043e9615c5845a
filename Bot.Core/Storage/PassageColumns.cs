using Bot.Core.Articles;
using Microsoft.Data.Sqlite;

namespace Bot.Core.Storage;

/// <summary>How a passage is written in columns: its sentences as positions within it, in one JSON array.</summary>
internal static class PassageColumns
{
    public static string WriteSentences(Passage passage)
    {
        var positions = new int[passage.Sentences.Count * 2];
        for (var i = 0; i < passage.Sentences.Count; i++)
        {
            positions[2 * i] = passage.Sentences[i].Start - passage.Span.Start;
            positions[(2 * i) + 1] = passage.Sentences[i].End - passage.Span.Start;
        }
        return StoreJson.Write(positions);
    }

    /// <summary>Reads a passage from five columns: ordinal, start, end, sentences, text.</summary>
    public static Passage Read(SqliteDataReader row, int first)
    {
        var start = row.GetInt32(first + 1);
        var positions = StoreJson.Numbers(row.GetString(first + 3));
        var sentences = new TextSpan[positions.Length / 2];
        for (var i = 0; i < sentences.Length; i++)
            sentences[i] = new TextSpan(positions[2 * i], positions[(2 * i) + 1]).Shift(start);
        return new Passage(row.GetInt32(first), new TextSpan(start, row.GetInt32(first + 2)), row.GetString(first + 4), sentences);
    }
}
