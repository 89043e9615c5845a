using Bot.Core.Articles;
using Markdig;

namespace Bot.Core.Ingestion;

/// <summary>Reads a Markdown file, with or without front matter; its body becomes plain text.</summary>
internal static class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    // The parser takes time by the square of the links in a paragraph.
    private const int MostBrackets = 20_000;

    public static ArticleDraft Read(SourceFile file, string text)
    {
        var (frontMatter, body) = FrontMatter.Split(text);
        var plain = ToPlainText(body);
        return frontMatter?.ToDraft(file, plain) ?? PlainTextReader.WithoutFrontMatter(file, plain);
    }

    private static string ToPlainText(string markdown)
    {
        if (markdown.AsSpan().Count('[') > MostBrackets)
            throw new SourceException("the Markdown holds far more links than an article; save the article's text as a .txt file instead");
        try
        {
            return MarkdownText.Of(Markdown.Parse(markdown, Pipeline));
        }
        catch (ArgumentException error) when (error.Message.Contains("too deeply nested", StringComparison.Ordinal))
        {
            throw new SourceException("the Markdown is nested too deeply; flatten its lists and quotations", error);
        }
    }
}
