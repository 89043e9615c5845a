using System.Text.Json.Nodes;

namespace Bot.Fakes.Model;

/// <summary>A request to the model, the same in every protocol.</summary>
/// <param name="Schema">What the answer has to be; null where any text will do.</param>
public sealed record ModelRequest(
    ModelProtocol Protocol, string Path, string Model, IReadOnlyList<ModelMessage> Messages, IReadOnlyList<string> Tools, JsonNode? Schema,
    double? Temperature, int? MostTokens, bool IsStreamed, string Body)
{
    public ModelFault? Fault { get; internal set; }

    /// <summary>Why it was refused; null when it was not.</summary>
    public string? Refusal { get; internal set; }

    /// <summary>The JSON objects that users and tools gave, the first one first.</summary>
    public IEnumerable<JsonObject> Data => Messages.Where(message => message.Role is "user" or "tool").Select(message => DataIn(message.Content)).OfType<JsonObject>();

    /// <summary>The passages in them, each as its numbered sentences.</summary>
    public IReadOnlyList<IReadOnlyList<(string Id, string Text)>> Passages =>
        [.. Data.SelectMany(data => data["passages"]?.AsArray() ?? []).Select(passage => SentencesOf(passage!))];

    public IEnumerable<(string Id, string Text)> Sentences => Passages.SelectMany(passage => passage);

    public string Question => (string?)Data.FirstOrDefault()?["question"] ?? "";

    /// <summary>Whether a question is to be written out, and not an answer.</summary>
    public bool IsRewriting => Schema?["properties"]?["question"] is not null;

    private static IReadOnlyList<(string Id, string Text)> SentencesOf(JsonNode passage) =>
        [.. passage["sentences"]!.AsArray().Select(sentence => ((string)sentence!["id"]!, (string)sentence["text"]!))];

    private static JsonObject? DataIn(string content)
    {
        var start = content.IndexOf('{', StringComparison.Ordinal);
        try
        {
            return start < 0 ? null : JsonNode.Parse(content[start..]) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}

/// <param name="Calls">The names of the tools called in it.</param>
public sealed record ModelMessage(string Role, string Content, IReadOnlyList<string> Calls);

public enum ModelProtocol
{
    OpenAI,
    Azure,
    Ollama,
}

/// <summary>What the model says to a request.</summary>
public abstract record ModelAnswer
{
    private ModelAnswer()
    {
    }

    public sealed record Text(string Content) : ModelAnswer;

    /// <param name="Arguments">One JSON object.</param>
    public sealed record ToolCall(string Tool, JsonObject Arguments) : ModelAnswer;
}
