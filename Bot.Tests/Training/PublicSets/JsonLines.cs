using System.Text.Json;

namespace Bot.Training.PublicSets;

/// <summary>Files with one JSON object a line.</summary>
internal static class JsonLines
{
    public static IEnumerable<JsonElement> Read(string path) =>
        File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonElement.Parse(line));

    public static string Text(JsonElement line, string name) => line.GetProperty(name).GetString() ?? "";
}
