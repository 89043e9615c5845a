using Bot.Core.Answering;

namespace Bot.Host.Platforms;

/// <summary>As many claims of an answer as one message holds, whole, with the citations they rest on.</summary>
/// <param name="Opening">The bot's own words above the first claim; null mostly, and in every part but the first.</param>
/// <param name="Next">The first claim that is left for another message; null when none is.</param>
internal sealed record AnswerPart(string? Opening, IReadOnlyList<Claim> Claims, IReadOnlyList<Citation> Citations, int? Next)
{
    /// <summary>At least one claim, however long it is.</summary>
    public static AnswerPart Of(Reply.Answer answer, int first, AnswerRoom room)
    {
        var opening = first == 0 && answer.Opening is { } words ? $"{words}:" : null;
        var claims = new List<Claim>();
        var cited = new SortedSet<int>();
        var length = 0;
        foreach (var claim in answer.Claims.Skip(first))
        {
            var added = answer.Citations.Where(citation => claim.Citations.Contains(citation.Number) && !cited.Contains(citation.Number)).ToList();
            length += room.Claim(claim) + added.Sum(room.Citation);
            if (claims.Count > 0 && (length > room.MostCharacters || cited.Count + added.Count > room.MostCitations))
                return new AnswerPart(opening, claims, Cited(), first + claims.Count);
            claims.Add(claim);
            cited.UnionWith(claim.Citations);
        }

        return new AnswerPart(opening, claims, Cited(), Next: null);

        IReadOnlyList<Citation> Cited() => [.. answer.Citations.Where(citation => cited.Contains(citation.Number))];
    }

    /// <summary>The claims as paragraphs of no more than a platform takes, parted between claims; a claim that is longer between words.</summary>
    /// <param name="most">Characters of a paragraph.</param>
    /// <param name="width">How many characters one becomes.</param>
    public IEnumerable<string> Paragraphs(AnswerLayout layout, int most, Func<char, int> width)
    {
        var (before, between) = layout == AnswerLayout.List ? ("• ", "\n") : ("", " ");
        var paragraph = "";
        string[] opening = Opening is null ? [] : [Opening];
        foreach (var piece in opening.Concat(Claims.SelectMany(claim => TextPieces.Of(before + claim.MarkedText, most, width))))
        {
            var longer = paragraph.Length == 0 ? piece : paragraph + between + piece;
            if (TextPieces.Length(longer, width) <= most)
            {
                paragraph = longer;
                continue;
            }

            yield return paragraph;
            paragraph = piece;
        }

        yield return paragraph;
    }
}
