using Bot.Core.Articles;
using Markdig;

namespace Bot.Core.Ingestion;

/// <summary>Reads a Markdown file, with or without front matter; its body becomes plain text.</summary>
internal static class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    public static ArticleDraft Read(SourceFile file, string text)
    {
        var (frontMatter, body) = FrontMatter.Split(text);
        var plain = ToPlainText(body);
        return frontMatter?.ToDraft(file, plain) ?? PlainTextReader.WithoutFrontMatter(file, plain);
    }

    private static string ToPlainText(string markdown)
    {
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
