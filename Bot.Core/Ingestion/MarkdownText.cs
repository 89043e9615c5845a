using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Bot.Core.Ingestion;

/// <summary>The plain text of a Markdown document, as a reader sees it.</summary>
internal sealed class MarkdownText
{
    private readonly PlainTextBuilder text = new();

    public static string Of(MarkdownDocument document)
    {
        var writer = new MarkdownText();
        writer.Write(document);
        return writer.text.ToString();
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Table table:
                WriteTable(table);
                break;
            case ListBlock list:
                WriteList(list);
                break;
            case HtmlBlock html:
                text.Paragraph();
                HtmlText.Write(html.Lines.ToString(), text);
                text.Paragraph();
                break;
            case CodeBlock code:
                text.Paragraph();
                text.Verbatim(code.Lines.ToString());
                text.Paragraph();
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case LeafBlock { Inline: { } inline }:
                text.Paragraph();
                Write(inline);
                text.Paragraph();
                break;
            case ContainerBlock container:
                foreach (var child in container)
                    Write(child);
                break;
        }
    }

    private void WriteList(ListBlock list)
    {
        text.Paragraph();
        var number = int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var first) ? first : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            text.Line();
            text.Prefix(list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ");
            foreach (var (index, child) in item.Index())
            {
                if (child is ParagraphBlock { Inline: { } inline })
                {
                    if (index > 0)
                        text.Line();
                    Write(inline);
                }
                else
                {
                    Write(child);
                }
            }
        }
        text.Paragraph();
    }

    private void WriteTable(Table table)
    {
        text.Paragraph();
        foreach (var row in table.OfType<TableRow>())
        {
            foreach (var (index, cell) in row.OfType<TableCell>().Index())
            {
                if (index > 0)
                    text.Words(" | ");
                foreach (var inline in cell.OfType<LeafBlock>().Select(leaf => leaf.Inline).OfType<ContainerInline>())
                    Write(inline);
            }
            text.Line();
        }
        text.Paragraph();
    }

    private void Write(ContainerInline container)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Words(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Words(code.Content);
                    break;
                case AutolinkInline link:
                    text.Words(link.Url);
                    break;
                case HtmlEntityInline entity:
                    text.Words(entity.Transcoded.AsSpan());
                    break;
                case LineBreakInline { IsHard: true }:
                case HtmlInline { Tag: "<br>" or "<br/>" or "<br />" }:
                    text.Line();
                    break;
                case LineBreakInline:
                    text.Words(" ");
                    break;
                case ContainerInline inner:
                    Write(inner);
                    break;
            }
        }
    }
}
