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
        var best = request.Sentences
            .OrderByDescending(sentence => Words(sentence.Text).Count(asked.Contains))
            .Take(MostClaims);
        return Claims([.. best.Select(sentence => (sentence.Text, new[] { sentence.Id }))]);
    }

    /// <summary>The same with every number made one greater, or one put where there is none.</summary>
    public static ModelAnswer Lying(ModelRequest request)
    {
        if (request.IsRewriting || Honest(request) is not ModelAnswer.Text { Content: var honest })
            return Honest(request);
        var claims = JsonNode.Parse(honest)!["claims"]!.AsArray().Select(claim => ((string)claim!["text"]!, claim["sentences"]!.AsArray().Select(id => (string)id!).ToArray()));
        return Claims([.. claims.Select(claim => (Number().IsMatch(claim.Item1) ? Number().Replace(claim.Item1, number => $"{int.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture) + 1}") : $"All 17 agree: {claim.Item1}", claim.Item2))]);
    }

    public static ModelAnswer Claims(params (string Text, string[] Sentences)[] claims) => new ModelAnswer.Text(new JsonObject
    {
        ["claims"] = new JsonArray([.. claims.Select(claim => (JsonNode)new JsonObject
        {
            ["text"] = claim.Text,
            ["sentences"] = new JsonArray([.. claim.Sentences.Select(id => (JsonNode)id)]),
        })]),
    }.ToJsonString());

    public static ModelAnswer Question(string text) => new ModelAnswer.Text(new JsonObject { ["question"] = text }.ToJsonString());

    public static ModelAnswer Search(string words) => new ModelAnswer.ToolCall("search_articles", new JsonObject { ["words"] = words });

    private static IEnumerable<string> Words(string text) => Word().Matches(text.ToLowerInvariant()).Select(word => word.Value);

    [GeneratedRegex(@"(?<![\d.,])\d{1,6}(?![\d.,]\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
