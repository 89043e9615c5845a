using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Ingestion;

namespace Bot.Core.Commands;

/// <summary>Looking at what the store holds.</summary>
internal static class SourceCommands
{
    private static readonly CommandOption Outlet = new("outlet", OptionKind.Text);
    private static readonly CommandOption Page = new("page", OptionKind.Number);

    public static CommandOption Article { get; } = new("article", OptionKind.Article) { IsRequired = true };

    public static IReadOnlyList<CommandDefinition> All { get; } =
    [
        new("source list", CommandAccess.Moderator, [Outlet, Page], ListAsync) { GivesData = true },
        new("source show", CommandAccess.Moderator, [Article], ShowAsync) { GivesData = true },
        new("source history", CommandAccess.Moderator, [Article], HistoryAsync),
    ];

    private static async Task<CommandResult> ListAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        var outlet = call.Text(Outlet.Name);
        var found = (await services.Articles.ListAsync(cancellationToken))
            .Where(article => outlet is null || article.Provenance.Outlet.Contains(outlet, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (call.Caller.Rows is not { } rows)
            return new CommandResult([new ResultPart.Articles(found)]);
        if (found.Count == 0)
            return CommandResult.Of("there is no such article in the store");
        var pages = (found.Count + rows - 1) / rows;
        var page = Math.Min(call.Number(Page.Name) ?? 1, pages);
        return new CommandResult([new ResultPart.Articles([.. found.Skip((page - 1) * rows).Take(rows)]), new ResultPart.Line($"page {page} of {pages}")])
        {
            Buttons = page < pages ? [new CommandButton("source list", With(call.Values, Page.Name, page + 1))] : [],
        };
    }

    private static async Task<CommandResult> ShowAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        var id = call.Article(Article.Name);
        var article = await services.Articles.FindAsync(id, cancellationToken) ?? throw Missing(id);
        return new CommandResult([new ResultPart.FullArticle(article)])
        {
            Buttons = article.Indexed
                ? [new("source refresh", Article.Name, id.Value), new("source remove", Article.Name, id.Value, asksMore: true), new("source retract", Article.Name, id.Value, asksMore: true)]
                : [new("source restore", Article.Name, id.Value)],
        };
    }

    private static async Task<CommandResult> HistoryAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        var id = call.Article(Article.Name);
        var revisions = await services.Moderation.ListRevisionsAsync(id, cancellationToken);
        if (revisions.Count == 0)
            throw Missing(id);
        var done = await services.Moderation.ListAuditOfAsync(id.Value, cancellationToken);
        return new CommandResult([new ResultPart.Table([
            .. revisions.Select(revision => (string[])[Minute.Of(revision.RetrievedAt), Invariant($"revision {revision.Number}"), Invariant($"{revision.Characters} characters"), revision.Headline]),
            .. done.Select(entry => (string[])[Minute.Of(entry.At), entry.Action.ToString(), entry.Actor, entry.After ?? ""])])]);
    }

    private static SourceException Missing(ArticleId id) => new($"there is no article {id}; sources list shows all");

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> values, string name, int value) =>
        new(values) { [name] = value.ToString(CultureInfo.InvariantCulture) };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
