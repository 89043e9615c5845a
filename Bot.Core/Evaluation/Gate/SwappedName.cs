using System.Text.RegularExpressions;
using Bot.Core.Answering;

namespace Bot.Core.Evaluation.Gate;

/// <summary>Puts another name in the place of one: of the passages that the claim cites, or of elsewhere in the story.</summary>
internal sealed class SwappedName(bool isCited) : Corruption
{
    public override string Name => isCited ? "name of the same passage" : "name of elsewhere";

    public override WrittenDraft? Apply(GateSet given, WrittenDraft draft, GateStories stories, Random random)
    {
        var words = PlainWords.NameWords(given.Passages.Select(passage => passage.Text));
        return InOneClaim(draft, random, claim =>
        {
            foreach (var name in Shuffled(PlainWords.Names(claim.Text, words).Where(name => !PlainWords.IsQuoted(claim.Text, name.Index)), random))
            {
                var cited = given.CitedBy(claim);
                IEnumerable<GivenPassage> elsewhere = [.. given.Passages.Except(cited), .. stories.Siblings(given).SelectMany(sibling => sibling.Passages)];
                var other = Other(claim.Text, isCited ? cited : [.. elsewhere], words, random);
                if (other is not null && (isCited || !cited.Any(passage => other.Split(' ', '-').Any(word => Holds(passage, word)))))
                    return claim with { Text = claim.Text[..name.Index] + Shape(name.Value, other, given.Passages) + claim.Text[(name.Index + name.Length)..] };
            }

            return null;
        });
    }

    /// <summary>A name that shares no word with the claim, nor abbreviates anything in it.</summary>
    private static string? Other(string claim, IReadOnlyList<GivenPassage> passages, HashSet<string> known, Random random)
    {
        var words = PlainWords.NameWords(passages.Select(passage => passage.Text));
        words.UnionWith(known);
        var said = PlainWords.Content(claim);
        var names = passages.SelectMany(passage => PlainWords.Names(passage.Text, words)).Select(name => name.Value)
            .Distinct(StringComparer.Ordinal)
            .Where(name => name.Length > 2 && !name.Split(' ').Any(word => claim.Contains(word, StringComparison.OrdinalIgnoreCase)) && !PlainWords.Content(name).Overlaps(said))
            .Where(name => name.Contains(' ', StringComparison.Ordinal) || !passages.Any(passage => passage.Text.Contains(name.ToLowerInvariant(), StringComparison.Ordinal)))
            .Where(name => !IsShortFor(name, claim) && !PlainWords.Names(claim, words).Any(written => IsShortFor(written.Value, name)));
        return Shuffled(names, random).FirstOrDefault();
    }

    private static bool Holds(GivenPassage passage, string word) =>
        string.Join(' ', [passage.Text, passage.Provenance.Outlet, passage.Provenance.Headline, .. passage.Provenance.Authors]).Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool IsShortFor(string shorter, string name) =>
        shorter.Length > 1 && shorter.All(char.IsUpper) && string.Concat(name.Split(' ', '-').Where(word => word.Length > 0 && char.IsUpper(word[0])).Select(word => word[0])).Contains(shorter, StringComparison.Ordinal);

    /// <summary>A last name stands for a last name.</summary>
    private static string Shape(string written, string other, IReadOnlyList<GivenPassage> passages)
    {
        var last = other.Split(' ')[^1];
        var alone = new Regex($@"(?<!\p{{Lu}}[\p{{L}}.-]* ){Regex.Escape(last)}\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(30));
        return !written.Contains(' ', StringComparison.Ordinal) && passages.Any(passage => alone.IsMatch(passage.Text)) ? last : other;
    }
}
