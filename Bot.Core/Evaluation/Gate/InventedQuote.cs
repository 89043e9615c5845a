using Bot.Core.Answering;
using Bot.Core.Language;

namespace Bot.Core.Evaluation.Gate;

/// <summary>Puts words into somebody's mouth.</summary>
internal sealed class InventedQuote : Corruption
{
    private static readonly string[] Invented = [.. EmbeddedText.Lines(typeof(InventedQuote), "invented-quotes.txt")];

    public override string Name => "quote invented";

    public override WrittenDraft? Apply(GateSet given, WrittenDraft draft, GateStories stories, Random random)
    {
        var quote = Invented[random.Next(Invented.Length)];
        return InOneClaim(draft, random, claim => PlainWords.Quotes(claim.Text).FirstOrDefault() is { } real
            ? claim with { Text = $"{claim.Text[..real.Index]}“{quote}”{claim.Text[(real.Index + real.Length)..]}" }
            : claim with { Text = $"{claim.Text.TrimEnd('.', '!', '?', ' ')}, adding, “{char.ToUpperInvariant(quote[0])}{quote[1..]}.”" });
    }
}
