using System.Globalization;
using Bot.Core.Evaluation.Gate;
using Bot.Host.Json;
using Spectre.Console;
using static Bot.Host.Console.EvaluationTables;

namespace Bot.Host.Console;

/// <summary>How many corrupted drafts the claim check catches and how many honest ones it refuses, by kind and part of the corpus.</summary>
internal static class GateTables
{
    public static void Print(IAnsiConsole console, IReadOnlyList<GatePart> parts)
    {
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = RedirectedWidth;
        console.Write(Table(
            ["drafts", .. parts.SelectMany(part => new[] { $"{part.Name}: n", "refused" }), "found, the most frequent first"],
            Rows(parts)));
    }

    private static IEnumerable<IEnumerable<string>> Rows(IReadOnlyList<GatePart> parts)
    {
        for (var i = 0; i < parts[0].Corruptions.Count; i++)
            yield return Row([.. parts.Select(part => part.Corruptions[i])]);
        yield return Row([.. parts.Select(part => Together(part, "facts and citations", "name ", "number ", "date ", "quote ", "citation "))]);
        yield return Row([.. parts.Select(part => Together(part, "attribution and negation", "attribution ", "negation "))]);
        yield return Row([.. parts.Select(part => Together(part, "all corruptions", ""))]);
        yield return Row([.. parts.Select(part => part.Honest)]);
        yield return ["honest, with words of their own", .. parts.SelectMany(part => new[] { Count(part.Honest.Trials.Count), Tenths(part.OwnWords / (double)part.Honest.Trials.Count) }), ""];
    }

    private static GateKind Together(GatePart part, string name, params string[] beginnings) =>
        new(name, [.. part.Corruptions.Where(kind => beginnings.Any(beginning => kind.Name.StartsWith(beginning, StringComparison.Ordinal))).SelectMany(kind => kind.Trials)]);

    private static IEnumerable<string> Row(IReadOnlyList<GateKind> kinds) =>
        [kinds[0].Name, .. kinds.SelectMany(kind => new[] { Count(kind.Trials.Count), Tenths(kind.Refused) }), Violations(kinds)];

    private static string Violations(IReadOnlyList<GateKind> kinds) => string.Join(", ", kinds
        .SelectMany(kind => kind.Violations)
        .GroupBy(found => found.Kind, found => found.Drafts)
        .Select(group => (Name: ViolationName.Of(group.Key), Drafts: group.Sum()))
        .OrderByDescending(found => found.Drafts)
        .Take(3)
        .Select(found => $"{found.Name} {Count(found.Drafts)}"));

    private static string Tenths(double? share) => share is { } value ? value.ToString("0.0%", CultureInfo.InvariantCulture) : "-";
}
