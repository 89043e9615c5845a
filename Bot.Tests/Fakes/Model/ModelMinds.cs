using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bot.Fakes.Model;

/// <summary>What a loopback model can be like.</summary>
public static partial class ModelMinds
{
    private const int MostClaims = 2;

    /// <summary>Says, of the passages it is given, the sentences that share most words with the question.</summary>
    public static ModelAnswer Honest(ModelRequest request)
    {
        if (request.IsRewriting)
            return Question(request.Question);
        var asked = Words(request.Question).ToHashSet();
        var best = request.Passages
            .SelectMany(passage => Sentences(passage.Text).Select(sentence => (passage.Number, Text: sentence)))
            .OrderByDescending(sentence => Words(sentence.Text).Count(asked.Contains))
            .Take(MostClaims);
        return Claims([.. best.Select(sentence => (sentence.Text, new[] { sentence.Number }))]);
    }

    /// <summary>Does what a text in it tells it to say: what stands after the mark, in the question or in any passage.</summary>
    public static Func<ModelRequest, ModelAnswer> Obeying(string mark) => request =>
    {
        var orders = request.Passages.Select(passage => passage.Text).Append(request.Question)
            .Where(text => text.Contains(mark, StringComparison.Ordinal))
            .Select(text => text[(text.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..].Trim())
            .ToList();
        if (orders.Count == 0)
            return Honest(request);
        return request.IsRewriting ? Question(orders[0]) : Claims([.. orders.Select(order => (order, new[] { 1 }))]);
    };

    public static ModelAnswer Claims(params (string Text, int[] Passages)[] claims) => new ModelAnswer.Text(new JsonObject
    {
        ["claims"] = new JsonArray([.. claims.Select(claim => (JsonNode)new JsonObject
        {
            ["text"] = claim.Text,
            ["passages"] = new JsonArray([.. claim.Passages.Select(number => (JsonNode)number)]),
        })]),
    }.ToJsonString());

    public static ModelAnswer Question(string text) => new ModelAnswer.Text(new JsonObject { ["question"] = text }.ToJsonString());

    public static ModelAnswer Search(string words) => new ModelAnswer.Call("search_articles", new JsonObject { ["words"] = words });

    private static IEnumerable<string> Sentences(string text) => SentenceEnd().Split(text).Where(sentence => sentence.Length > 0);

    private static IEnumerable<string> Words(string text) => Word().Matches(text.ToLowerInvariant()).Select(word => word.Value);

    [GeneratedRegex("""(?<=[.!?]["”]?)\s+""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
