using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>Lists that a claim counts itself: "two members, Ana Ruiz and Tom Hale", "three years: 2029, 2030 and 2031".</summary>
internal static class CountedItems
{
    // Between a number and its list, in words: "four people put their names to the letter: ...".
    private const int LongestHead = 12;

    // Of what is listed: "the retired sergeant Piers Moke".
    private const int LongestItem = 6;

    /// <summary>Whether a small number is as many as the claim lists behind what it counts, or names right before it.</summary>
    public static bool IsCounted(ReadText claim, StatedNumber number) =>
        number is { Kind: NumberKind.Plain, Value: >= 2 and < 10 } && (IsBeforeList(claim, number) || IsBehindNames(claim, number));

    private static bool IsBeforeList(ReadText claim, StatedNumber number) =>
        Enumerable.Range(number.Tokens.End, LongestHead).TakeWhile(start => start < claim.Tokens.Count).Any(start => claim.Between(start - 1) switch
        {
            ": " => ItemsFrom(claim, start).Count == number.Value || Named(claim, start) == number.Value,
            ", " or " (" or " - " or " – " or " — " or "—" => Named(claim, start) == number.Value,
            // "The three who voted no were Ruiz, Hale and Prakash".
            " " => claim.Word(start - 1) is "are" or "were" or "namely" && claim.IsCapital(start) && Named(claim, start) == number.Value,
            _ => false,
        });

    /// <summary>How many people, years or things are listed; "Ana Ruiz, the mayor, and Tom Hale" are two. 0 where something else is among them.</summary>
    private static int Named(ReadText claim, int start)
    {
        var items = ItemsFrom(claim, start);
        // "Two resigned, Ana Ruiz and Tom Hale said": who says it is not counted.
        if (items.Exists(item => (!IsName(claim, item.Start) && !MayBeginItem(claim.Word(item.Start))) || Enumerable.Range(item.Start, item.Length).Any(i => Lexicon.English.Cues("tells").Contains(claim.Word(i)))))
            return 0;
        var named = items.Count(item => Enumerable.Range(item.Start, item.Length).Any(i => IsName(claim, i)));
        return named > 0 ? named : items.Count;
    }

    /// <summary>"Her mother and the dean", "on Monday and Tuesday": and not "who were charged and convicted".</summary>
    private static bool MayBeginItem(string word) => word is "the" or "a" or "an" or "his" or "her" or "its" or "their" or "on" or "in" or "at";

    private static bool IsName(ReadText claim, int index) => claim.IsCapital(index) || char.IsAsciiDigit(claim.Word(index)[0]);

    /// <summary>What is listed from a token on, up to what stands behind "and"; empty where it is no list.</summary>
    private static List<TextSpan> ItemsFrom(ReadText claim, int start)
    {
        var (items, first) = (new List<TextSpan>(), start);
        for (var i = start; i < claim.Tokens.Count; i++)
        {
            if (claim.Word(i) is "and" or "or")
            {
                if (i > first)
                    items.Add(new TextSpan(first, i));
                var end = i + 1;
                while (end < claim.Tokens.Count && (end == i + 1 || claim.Between(end - 1) is " " or "-" or ". " or " \""))
                    end++;
                return items.Count == 0 || end == i + 1 ? [] : [.. items, new TextSpan(i + 1, end)];
            }

            if (i + 1 - first > LongestItem || i + 1 == claim.Tokens.Count || claim.Between(i) is not (" " or "-" or ". " or ", "))
                return [];
            if (claim.Between(i) is ", ")
            {
                items.Add(new TextSpan(first, i + 1));
                first = i + 1;
            }
        }

        return [];
    }

    /// <summary>"Ana Ruiz and Tom Hale, two of the members": the names before the comma.</summary>
    private static bool IsBehindNames(ReadText claim, StatedNumber number)
    {
        var start = claim.Word(number.Tokens.Start - 1) is "the" ? number.Tokens.Start - 1 : number.Tokens.Start;
        if (start == 0 || claim.Between(start - 1) is not ", ")
            return false;
        var (end, names) = (start, 0);
        while (claim.Names.FirstOrDefault(run => run.End == end) is { Length: > 0 } name)
        {
            names++;
            if (name.Start > 0 && claim.Word(name.Start - 1) is "and" && names == 1)
                end = name.Start - 1;
            else if (name.Start > 0 && names > 1 && claim.Between(name.Start - 1) is ", ")
                end = name.Start;
            else
                break;
        }

        return names == number.Value;
    }
}
