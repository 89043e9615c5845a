using Bot.Core.Evaluation.Gate;
using Bot.Host.Json;

namespace Bot.Host.Console;

/// <summary>The drafts of one kind that the claim check judged wrongly: honest ones refused, or corrupted ones let through.</summary>
internal static class WrongDrafts
{
    public static void Write(TextWriter writer, GatePart part, string kind)
    {
        var isHonest = kind == GateRun.Honest;
        var shown = isHonest ? part.Honest : part.Corruptions.First(corruption => corruption.Name == kind);
        foreach (var trial in shown.Trials.Where(trial => trial.IsRefused == isHonest))
            Write(writer, trial);
    }

    private static void Write(TextWriter writer, GateTrial trial)
    {
        writer.WriteLine(trial.Set.Id);
        for (var i = 0; i < trial.Draft.Claims.Count; i++)
        {
            var claim = trial.Draft.Claims[i];
            var found = trial.Violations.Where(violation => violation.Claim == i).ToList();
            var isChanged = i >= trial.Honest.Claims.Count || claim != trial.Honest.Claims[i];
            if (found.Count == 0 && !isChanged)
                continue;
            foreach (var id in claim.Sentences.Where(id => id.IsIn(trial.Set.Passages)))
                writer.WriteLine($"  {id} {trial.Set.Passages[id.Passage - 1].Sentences[id.Sentence - 1]}");
            if (isChanged && i < trial.Honest.Claims.Count)
                writer.WriteLine($"  was: {trial.Honest.Claims[i].Text}");
            writer.WriteLine($"  {string.Join(',', claim.Sentences)}: {claim.Text}");
            foreach (var violation in found)
                writer.WriteLine($"    {ViolationName.Of(violation.Violation.Kind)}: {violation.Violation.Span}");
        }
    }
}
