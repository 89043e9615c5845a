using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Training.PublicSets;

/// <summary>An article as a public set has it.</summary>
public sealed record PlainArticle(string Id, string Title, string Text, string Language)
{
    private readonly Lazy<IReadOnlyList<string>> sentences = new(() => [.. SentenceSplitter.Split(Text).Select(span => span.Of(Text))]);

    public IReadOnlyList<string> Sentences => sentences.Value;

    public ArticleDraft Draft => new(
        new ArticleId(Id),
        new Provenance("", Title, [], null, $"https://example.org/{Uri.EscapeDataString(Id)}", Language, SourceKind.Article, [], []),
        Text);

    public static IReadOnlyList<PlainArticle> Read(string path) =>
    [
        .. JsonLines.Read(path).Select(line => new PlainArticle(
            JsonLines.Text(line, "id"), JsonLines.Text(line, "title"), JsonLines.Text(line, "text"), line.TryGetProperty("language", out var tag) ? tag.GetString() ?? "en" : "en")),
    ];

    /// <summary>The sentence that shares most words with a question; the first of several.</summary>
    public string BestSentence(string question, string language)
    {
        var wanted = PlainWords.Of(question, language);
        return Sentences.DefaultIfEmpty("").MaxBy(sentence => PlainWords.Shared(wanted, sentence)) ?? "";
    }
}
