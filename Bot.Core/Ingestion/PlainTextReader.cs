using Bot.Core.Articles;

namespace Bot.Core.Ingestion;

/// <summary>Reads a text file, with or without front matter.</summary>
internal static class PlainTextReader
{
    public static ArticleDraft Read(SourceFile file, string text)
    {
        var (frontMatter, body) = FrontMatter.Split(text);
        body = body.Trim('\n');
        return frontMatter?.ToDraft(file, body) ?? WithoutFrontMatter(file, body);
    }

    /// <summary>What can be known of a text that states nothing about itself.</summary>
    public static ArticleDraft WithoutFrontMatter(SourceFile file, string text) => new(
        new ArticleId(file.Id),
        new Provenance(ProvenanceValues.UnnamedOutlet, ProvenanceValues.HeadlineOf(text), [], null, file.Url,
            ProvenanceValues.DefaultLanguage, SourceKind.Article, [], []),
        text);
}
