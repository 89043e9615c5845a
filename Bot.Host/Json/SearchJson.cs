using Bot.Core.Retrieval;

namespace Bot.Host.Json;

/// <summary>A search's hits as other programs read them. Names and order are a contract.</summary>
internal sealed record SearchJson(string? Id, string Query, IReadOnlyList<HitJson> Hits)
{
    public static SearchJson From(string? id, string query, IReadOnlyList<PassageHit> hits) =>
        new(id, query, [.. hits.Select(HitJson.From)]);
}

internal sealed record HitJson(
    int Rank, string Article, string Passage, int Start, int End, double Score, string Url, string Headline, string? Published)
{
    public static HitJson From(PassageHit hit) => new(
        hit.Rank,
        hit.Article.Id.Value,
        hit.Passage.Text,
        hit.Passage.Span.Start,
        hit.Passage.Span.End,
        Math.Round(hit.Score, 4),
        hit.Article.Provenance.Url,
        hit.Article.Provenance.Headline,
        IsoDate.Of(hit.Article.Provenance.Published));
}
