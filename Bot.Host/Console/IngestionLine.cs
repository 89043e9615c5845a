using System.Diagnostics;
using Bot.Core.Articles;
using Bot.Core.Ingestion;

namespace Bot.Host.Console;

/// <summary>The outcome of one source on one line: what happened, the source, then the article or the reason, parted by tabs.</summary>
internal static class IngestionLine
{
    public static string Of(IngestionResult result) => result switch
    {
        IngestionResult.Stored stored => $"{ChangeName(stored.Change)}\t{Field(stored.Source)}\t{Field(stored.Article.Value)}",
        IngestionResult.Rejected rejected => $"rejected\t{Field(rejected.Source)}\t{Field(rejected.Reason)}",
        _ => throw new UnreachableException(),
    };

    private static string ChangeName(RevisionChange change) => change switch
    {
        RevisionChange.Added => "added",
        RevisionChange.Unchanged => "unchanged",
        RevisionChange.Revised => "revised",
        _ => throw new UnreachableException(),
    };

    private static string Field(string text) => TerminalText.Line(text.Replace('\t', ' '));
}

/// <summary>How many sources were added, unchanged, revised and rejected.</summary>
internal sealed class IngestionTally
{
    private int added;
    private int unchanged;
    private int revised;

    public int Rejected { get; private set; }

    public int Stored => added + unchanged + revised;

    public void Count(IngestionResult result)
    {
        switch (result)
        {
            case IngestionResult.Stored { Change: RevisionChange.Added }:
                added++;
                break;
            case IngestionResult.Stored { Change: RevisionChange.Revised }:
                revised++;
                break;
            case IngestionResult.Stored:
                unchanged++;
                break;
            default:
                Rejected++;
                break;
        }
    }

    public override string ToString() => $"{added} added, {unchanged} unchanged, {revised} revised, {Rejected} rejected";
}
