using System.Text.Json;

namespace Bot.Host.Json;

/// <summary>A question as other programs send it: <c>{"id","question","history":[]}</c>.</summary>
/// <param name="Id">Null where there is none, or none that can be read.</param>
/// <param name="Problem">What is wrong with it, in one line; null when it can be asked.</param>
internal sealed record AskRequest(string? Id, string Question, IReadOnlyList<string> History, string? Problem)
{
    // Query sets made for search name the same thing otherwise.
    private static readonly string[] QuestionNames = ["question", "query", "text"];

    public static AskRequest Parse(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? FromObject(json.RootElement)
                : Malformed(null, "expected a JSON object");
        }
        catch (JsonException error)
        {
            return Malformed(null, $"not JSON: {error.Message}");
        }
    }

    private static AskRequest FromObject(JsonElement line)
    {
        string? id = null;
        try
        {
            id = ReadId(line);
            var question = QuestionNames.Select(name => ReadText(line, name)).FirstOrDefault(text => text is not null);
            return question is null
                ? Malformed(id, "there is no \"question\"")
                : new AskRequest(id, question, ReadHistory(line), Problem: null);
        }
        // The second is how JsonElement reports half of a surrogate pair.
        catch (Exception error) when (error is FormatException or InvalidOperationException)
        {
            return Malformed(id, error.Message);
        }
    }

    private static AskRequest Malformed(string? id, string problem) => new(id, "", [], problem.ReplaceLineEndings(" "));

    private static string? ReadId(JsonElement line) =>
        !line.TryGetProperty("id", out var id) ? null : id.ValueKind switch
        {
            JsonValueKind.String => id.GetString(),
            JsonValueKind.Number => id.GetRawText(),
            _ => null,
        };

    private static string? ReadText(JsonElement line, string name)
    {
        if (!line.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw new FormatException($"\"{name}\" is not a text");
    }

    private static IReadOnlyList<string> ReadHistory(JsonElement line)
    {
        if (!line.TryGetProperty("history", out var history) || history.ValueKind == JsonValueKind.Null)
            return [];
        if (history.ValueKind != JsonValueKind.Array)
            throw new FormatException("\"history\" is not a list");
        return
        [
            .. history.EnumerateArray().Select(question => question.ValueKind == JsonValueKind.String
                ? question.GetString() ?? ""
                : throw new FormatException("\"history\" holds something that is not a text")),
        ];
    }
}
