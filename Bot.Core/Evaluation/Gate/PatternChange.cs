using System.Text.RegularExpressions;
using Bot.Core.Answering;
using Bot.Core.Language;

namespace Bot.Core.Evaluation.Gate;

/// <summary>Changes a claim by one of a list of patterns, outside its quotations.</summary>
/// <param name="file">The patterns, a line each: what is found, a tab, what is put in its place; several replacements are parted by |.</param>
internal sealed class PatternChange(string file)
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);

    private readonly (Regex Find, string[] Put)[] patterns =
    [
        .. EmbeddedText.Lines(typeof(PatternChange), file)
            .Select(line => line.Split('\t'))
            .Select(parts => (new Regex(parts[0], RegexOptions.CultureInvariant, Budget), parts[1].Split('|'))),
    ];

    /// <summary>The claim with one change; null where no pattern fits.</summary>
    public WrittenClaim? Apply(WrittenClaim claim, Random random)
    {
        var order = patterns.ToArray();
        random.Shuffle(order);
        foreach (var (find, put) in order)
        {
            var match = find.Matches(claim.Text).FirstOrDefault(match => !PlainWords.IsQuoted(claim.Text, match.Index));
            if (match is not null)
                return claim with { Text = claim.Text[..match.Index] + match.Result(put[random.Next(put.Length)]) + claim.Text[(match.Index + match.Length)..] };
        }

        return null;
    }
}
