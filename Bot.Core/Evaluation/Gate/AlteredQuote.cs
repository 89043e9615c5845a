using System.Text.RegularExpressions;
using Bot.Core.Answering;

namespace Bot.Core.Evaluation.Gate;

/// <summary>Leaves out, adds or exchanges a word inside a real quotation.</summary>
internal sealed partial class AlteredQuote : Corruption
{
    public override string Name => "quote altered";

    public override WrittenDraft? Apply(GateSet given, WrittenDraft draft, GateStories stories, Random random) =>
        InOneClaim(draft, random, claim =>
        {
            foreach (var quote in PlainWords.Quotes(claim.Text).Where(quote => Words().Count(quote.Value) > 2))
            {
                var words = Words().Matches(quote.Value);
                // The first and last stay: without them the quotation would only be shorter.
                var word = words[random.Next(1, words.Count - 1)];
                var others = Words().Matches(string.Join(' ', given.Passages.Select(passage => passage.Text))).Select(match => match.Value.ToLowerInvariant())
                    .Where(other => other.Length > 2 && !other.Equals(word.Value, StringComparison.OrdinalIgnoreCase)).ToArray();
                var other = others[random.Next(others.Length)];
                var (put, length) = random.Next(3) switch
                {
                    0 => ("", word.Length + 1),
                    1 => ($"{other} {word.Value}", word.Length),
                    _ => (other, word.Length),
                };
                var altered = quote.Value[..word.Index] + put + quote.Value[Math.Min(word.Index + length, quote.Value.Length)..];
                if (!given.Passages.Any(passage => QuotedText.IsVerbatim(altered[1..^1], passage.Text)))
                    return claim with { Text = claim.Text[..quote.Index] + altered + claim.Text[(quote.Index + quote.Length)..] };
            }

            return null;
        });

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Words();
}
