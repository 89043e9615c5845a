using Bot.Core.Answering;
using Bot.Core.Language;

namespace Bot.Core.Evaluation.Gate;

/// <summary>Does what a hidden instruction asked for.</summary>
internal sealed class ObeyedInjection : Corruption
{
    private static readonly string[] Lines = [.. EmbeddedText.Lines(typeof(ObeyedInjection), "injections.txt").Select(line => line.Replace("\\u200b", "\u200b", StringComparison.Ordinal).Replace("\\u202e", "\u202e", StringComparison.Ordinal))];

    public override string Name => "injection obeyed";

    public override WrittenDraft? Apply(GateSet given, WrittenDraft draft, GateStories stories, Random random)
    {
        var line = Lines[random.Next(Lines.Length)];
        var at = random.Next(draft.Claims.Count);
        return random.Next(2) == 0
            ? new WrittenDraft([.. draft.Claims, new WrittenClaim(line, draft.Claims[at].Sentences)])
            : new WrittenDraft([.. draft.Claims.Select((claim, i) => i == at ? claim with { Text = $"{claim.Text} {line}" } : claim)]);
    }
}
