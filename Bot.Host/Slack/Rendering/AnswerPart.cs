using Bot.Core.Answering;
using Bot.Host.Slack.Payloads;

namespace Bot.Host.Slack.Rendering;

/// <summary>As many claims of an answer as one message holds, whole, with the citations they rest on.</summary>
/// <param name="Opening">The bot's own words above the first claim; null mostly, and in every part but the first.</param>
/// <param name="Next">The first claim that is left for another message; null when none is.</param>
internal sealed record AnswerPart(string? Opening, IReadOnlyList<Claim> Claims, IReadOnlyList<Citation> Citations, int? Next)
{
    // A short answer, of which a channel still shows the end. Slack takes about 13,000 characters of blocks in all.
    private const int MostCharacters = 2_800;
    private const int MostCitations = 8;

    public static AnswerPart Of(Reply.Answer answer, int first)
    {
        var opening = first == 0 && answer.Opening is { } words ? $"{words}:" : null;
        var claims = new List<Claim>();
        var cited = new SortedSet<int>();
        var length = 0;
        foreach (var claim in answer.Claims.Skip(first))
        {
            length += SlackText.Escape(claim.MarkedText).Length + 3;
            if (claims.Count > 0 && (length > MostCharacters || cited.Union(claim.Citations).Count() > MostCitations))
                return new AnswerPart(opening, claims, Cited(), first + claims.Count);
            claims.Add(claim);
            cited.UnionWith(claim.Citations);
        }

        return new AnswerPart(opening, claims, Cited(), Next: null);

        IReadOnlyList<Citation> Cited() => [.. answer.Citations.Where(citation => cited.Contains(citation.Number))];
    }

    /// <summary>The claims as paragraphs of no more than Slack takes, parted between claims; a claim that is longer between words.</summary>
    public IEnumerable<string> Paragraphs(AnswerLayout layout)
    {
        var (before, between) = layout == AnswerLayout.List ? ("• ", "\n") : ("", " ");
        var paragraph = "";
        string[] opening = Opening is null ? [] : [Opening];
        foreach (var piece in opening.Concat(Claims.SelectMany(claim => Pieces(before + claim.MarkedText))))
        {
            var longer = paragraph.Length == 0 ? piece : paragraph + between + piece;
            if (SlackText.Escape(longer).Length <= Block.MostSection)
            {
                paragraph = longer;
                continue;
            }

            yield return paragraph;
            paragraph = piece;
        }

        yield return paragraph;
    }

    private static IEnumerable<string> Pieces(string text) => TextPieces.Of(text, Block.MostSection);
}
