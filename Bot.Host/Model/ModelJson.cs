using System.Text.Json.Serialization;
using Bot.Host.Json;

namespace Bot.Host.Model;

/// <summary>What the model is told, as data that nothing in it can break out of.</summary>
[JsonSerializable(typeof(EvidenceJson))]
[JsonSerializable(typeof(FaultsJson))]
[JsonSerializable(typeof(AskedJson))]
[JsonSerializable(typeof(FoundJson))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ModelJson : JsonSerializerContext
{
    public static string Write(EvidenceJson value) => BotJson.Write(value, Default.EvidenceJson);

    public static string Write(FaultsJson value) => BotJson.Write(value, Default.FaultsJson);

    public static string Write(AskedJson value) => BotJson.Write(value, Default.AskedJson);

    public static string Write(FoundJson value) => BotJson.Write(value, Default.FoundJson);
}

internal sealed record EvidenceJson(string Question, IReadOnlyList<PassageJson> Passages);

internal sealed record PassageJson(string Outlet, string Headline, string? Published, IReadOnlyList<SentenceJson> Sentences);

/// <param name="Id">What claims name it by.</param>
internal sealed record SentenceJson(string Id, string Text);

internal sealed record FaultsJson(IReadOnlyList<FaultJson> Faults);

/// <param name="Claim">Counted from 1; 0 is the answer as a whole.</param>
internal sealed record FaultJson(int Claim, string Fault, string Words);

internal sealed record AskedJson(string Question, string Language, IReadOnlyList<string> Earlier);

/// <param name="Note">Why there is nothing, where there is not.</param>
internal sealed record FoundJson(IReadOnlyList<PassageJson> Passages, string? Note = null);
