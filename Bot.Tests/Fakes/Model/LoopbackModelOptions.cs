namespace Bot.Fakes.Model;

/// <summary>Who the loopback model's provider is, and what it has.</summary>
public sealed record LoopbackModelOptions
{
    public string Url { get; init; } = "http://127.0.0.1:0";

    /// <summary>Asked for by the OpenAI and Azure protocols; Ollama has none.</summary>
    public string ApiKey { get; init; } = "sk-loopback-key";

    /// <summary>The models that write; of Azure the deployments.</summary>
    public IReadOnlyList<string> Models { get; init; } = ["writer-1", "writer-2"];

    /// <summary>The models that embed.</summary>
    public IReadOnlyList<string> Embedders { get; init; } = ["embedder-1", "embedder-2"];

    public int Dimensions { get; init; } = 64;

    /// <summary>By word in lower case, what it means: words that mean the same have the same vector.</summary>
    public IReadOnlyDictionary<string, string> Meanings { get; init; } = new Dictionary<string, string>();
}
