using Bot.Core.Answering;
using Bot.Core.Evaluation.Gate;

namespace Bot.Host.Json;

/// <summary>What the claim check made of one part of the corpus of drafts, as other programs read it.</summary>
internal sealed record GatePartJson(string Part, GateKindJson Honest, IReadOnlyList<GateKindJson> Corruptions, int OwnWords)
{
    public static GatePartJson From(GatePart part) => new(part.Name, GateKindJson.From(part.Honest), [.. part.Corruptions.Select(GateKindJson.From)], part.OwnWords);
}

/// <param name="Refused">From 0 to 1; null where there are no drafts of the kind.</param>
/// <param name="Violations">In how many drafts each was found.</param>
internal sealed record GateKindJson(string Kind, int Drafts, double? Refused, IReadOnlyDictionary<string, int> Violations)
{
    public static GateKindJson From(GateKind kind) => new(
        kind.Name,
        kind.Trials.Count,
        kind.Refused,
        kind.Violations.ToDictionary(found => ViolationName.Of(found.Kind), found => found.Drafts));
}

/// <summary>Violations as tables and JSON name them.</summary>
internal static class ViolationName
{
    public static string Of(ViolationKind kind) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}
