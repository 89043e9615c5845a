using Bot.Core.Answering;
using Bot.Core.Language;

namespace Bot.Core.Evaluation.Gate;

/// <summary>Adds a sentence that none of the passages holds: what everybody knows, or what another story says.</summary>
internal sealed class GeneralKnowledge : Corruption
{
    private static readonly string[] Facts = [.. EmbeddedText.Lines(typeof(GeneralKnowledge), "general-knowledge.txt")];

    public override string Name => "general knowledge added";

    public override WrittenDraft? Apply(GateSet given, WrittenDraft draft, GateStories stories, Random random)
    {
        var others = stories.Others(given);
        var sentence = others.Count > 0 && random.Next(2) == 0 ? Sentence(others[random.Next(others.Count)], random) : Facts[random.Next(Facts.Length)];
        var after = draft.Claims[random.Next(draft.Claims.Count)];
        return random.Next(2) == 0
            ? new WrittenDraft([.. draft.Claims, new WrittenClaim(sentence, after.Sentences)])
            : new WrittenDraft([.. draft.Claims.Select(claim => claim == after ? claim with { Text = $"{claim.Text} {sentence}" } : claim)]);
    }

    private static string Sentence(GateSet set, Random random)
    {
        var claims = set.Drafts[random.Next(set.Drafts.Count)].Claims;
        return claims[random.Next(claims.Count)].Text;
    }
}
