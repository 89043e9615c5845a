using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>Whether a place in a claim plays the part in its sentence that a name, number or date plays in the passage's.</summary>
internal static class SlotRoles
{
    private const double SameWord = 0.7;

    // How far from the place the words beside it are looked for, in tokens.
    private const int Beside = 6;

    private const int LongestApposition = 12;

    // Where neither sentence has a word in common beside the two, nothing tells who stands nearer to it.
    private const double Unknown = 0.4;

    public static IReadOnlyList<string> Names { get; } = ["Role", "Apposed", "NearNext", "NearPrevious", "Ordered"];

    public static IEnumerable<double> Of(Statement statement, Slot slot, Mention mention)
    {
        var (claim, text) = (statement.Claim, mention.Passage.Body);
        yield return Role(statement, claim, slot.Tokens) is var role && role == Role(statement, text, mention.Tokens) ? role.Length > 0 ? 1 : 0.6 : 0;
        yield return IsApposed(text, mention.Tokens) ? 1 : 0;
        yield return Nearness(statement, slot, mention, 1);
        yield return Nearness(statement, slot, mention, -1);
        yield return Ordered(slot, mention);
    }

    /// <summary>The preposition or the mark of ownership that puts it into its sentence; empty for who does something.</summary>
    private static string Role(Statement statement, ReadText text, TextSpan tokens)
    {
        var last = text.Tokens[tokens.End - 1];
        if (text.IsOwner(tokens.End - 1) || (last.End < text.Text.Length && text.Text[last.End] == '\'' && last.Word.EndsWith('s')))
            return "'s";
        for (var at = tokens.Start - 1; at >= 0 && tokens.Start - at <= 4 && text.SentenceOf[at] == text.SentenceOf[tokens.Start] && text.Between(at) is " " or ". "; at--)
        {
            if (text.Word(at) is "of" or "by" or "to" or "with" or "from" or "for" or "in" or "at" or "against" or "over" or "on" or "near" or "about" or "than" or "between" or "under")
                return text.Word(at);
            if (!statement.IsCue("title", text.Word(at)) && !statement.IsCue("honorific", text.Word(at)) && text.Word(at) is not ("the" or "a" or "an" or "former" or "head" or "deputy"))
                break;
        }

        return "";
    }

    /// <summary>"Tafari, the brother-in-law of Drexel, was charged": between commas stands who somebody else is.</summary>
    private static bool IsApposed(ReadText text, TextSpan tokens)
    {
        var (opens, closes) = (false, false);
        for (var at = tokens.Start; at > 0 && tokens.Start - at < LongestApposition && text.SentenceOf[at - 1] == text.SentenceOf[tokens.Start] && !opens; at--)
            opens = text.Between(at - 1).StartsWith(", ");
        for (var at = tokens.End - 1; at + 1 < text.Tokens.Count && at - tokens.End < LongestApposition && text.SentenceOf[at + 1] == text.SentenceOf[tokens.Start] && !closes; at++)
            closes = text.Between(at).StartsWith(", ");
        return opens && closes;
    }

    /// <summary>Whether it stands nearer than anything else of its kind to the word that stands beside the place in the claim, from 0 to 1.</summary>
    private static double Nearness(Statement statement, Slot slot, Mention mention, int step)
    {
        var (claim, text) = (statement.Claim, mention.Passage.Body);
        var at = step < 0 ? slot.Tokens.Start - 1 : slot.Tokens.End;
        for (var i = 0; i < Beside && at >= 0 && at < claim.Tokens.Count && claim.SentenceOf[at] == claim.SentenceOf[slot.Tokens.Start]; i++, at += step)
        {
            if (!claim.IsContent(at) || claim.IsCapital(at))
                continue;
            var best = -1.0;
            foreach (var (place, value) in statement.LikenessesIn(mention.Passage)[at])
            {
                if (value < SameWord || text.SentenceOf[place] != text.SentenceOf[mention.Tokens.Start])
                    continue;
                var (from, to) = (Math.Min(place, mention.Tokens.Start), Math.Max(place, mention.Tokens.End));
                var between = slot.All.Where(other => !other.Mentions.Contains(mention))
                    .Count(other => other.Mentions.Any(one => one.Passage == mention.Passage && one.Certainty >= 0.7 && one.Tokens.Start >= from && one.Tokens.End <= to));
                // What stood before the word in the passage and stands before it in the claim does what it did.
                var isSameSide = place < mention.Tokens.Start == step < 0;
                best = Math.Max(best, value * (isSameSide ? 1 : 0.5) / (1 + between));
            }

            if (best >= 0)
                return best;
        }

        return Unknown;
    }

    /// <summary>Of the other names of the claim, the share that stands on the same side of it as in the passage.</summary>
    private static double Ordered(Slot slot, Mention mention)
    {
        double same = 0, all = 0;
        foreach (var (other, filler) in slot.Beside)
        {
            var places = filler.Mentions.Where(one => one.Passage == mention.Passage && one.Certainty >= 1 && one.Tokens != mention.Tokens).ToList();
            if (places.Count == 0)
                continue;
            all++;
            if (places.Exists(one => one.Tokens.Start < mention.Tokens.Start == other.Start < slot.Tokens.Start))
                same++;
        }

        return all == 0 ? 0.5 : same / all;
    }
}
