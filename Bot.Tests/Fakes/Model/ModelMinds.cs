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

    /// <summary>The same with every number made one greater, or one put where there is none.</summary>
    public static ModelAnswer Lying(ModelRequest request)
    {
        if (request.IsRewriting || Honest(request) is not ModelAnswer.Text { Content: var honest })
            return Honest(request);
        var claims = JsonNode.Parse(honest)!["claims"]!.AsArray().Select(claim => ((string)claim!["text"]!, claim["passages"]!.AsArray().Select(number => (int)number!).ToArray()));
        return Claims([.. claims.Select(claim => (Number().IsMatch(claim.Item1) ? Number().Replace(claim.Item1, number => $"{int.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture) + 1}") : $"All 17 agree: {claim.Item1}", claim.Item2))]);
    }

    public static ModelAnswer Claims(params (string Text, int[] Passages)[] claims) => new ModelAnswer.Text(new JsonObject
    {
        ["claims"] = new JsonArray([.. claims.Select(claim => (JsonNode)new JsonObject
        {
            ["text"] = claim.Text,
            ["passages"] = new JsonArray([.. claim.Passages.Select(number => (JsonNode)number)]),
        })]),
    }.ToJsonString());

    public static ModelAnswer Question(string text) => new ModelAnswer.Text(new JsonObject { ["question"] = text }.ToJsonString());

    public static ModelAnswer Search(string words) => new ModelAnswer.ToolCall("search_articles", new JsonObject { ["words"] = words });

    private static IEnumerable<string> Sentences(string text) => SentenceEnd().Split(text).Where(sentence => sentence.Length > 0);

    private static IEnumerable<string> Words(string text) => Word().Matches(text.ToLowerInvariant()).Select(word => word.Value);

    [GeneratedRegex("""(?<=[.!?]["”]?)\s+""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"(?<![\d.,])\d{1,6}(?![\d.,]\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
