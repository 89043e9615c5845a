using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Ingestion.Web;
using Bot.Core.Moderation;

namespace Bot.Core.Commands;

/// <summary>Bringing in sources: nothing of one is cited before it is approved.</summary>
internal static class AddingCommands
{
    private const int HashCharacters = 8;

    // Each has the bot fetch a page, and a queue that one person fills is of no use to the others.
    private const int MostSuggested = 5;

    private static readonly CommandOption Url = new("url", OptionKind.Address) { IsFirst = true };
    private static readonly CommandOption File = new("file", OptionKind.File);
    private static readonly CommandOption PastedText = new("text", OptionKind.LongText);
    private static readonly CommandOption Headline = new("headline", OptionKind.Text);
    private static readonly CommandOption Outlet = new("outlet", OptionKind.Text);
    private static readonly CommandOption Authors = new("authors", OptionKind.Text);
    private static readonly CommandOption Published = new("published", OptionKind.Date);

    public static IReadOnlyList<CommandDefinition> All { get; } =
    [
        new("source add", CommandAccess.Moderator, [Url, File, PastedText, Headline, Outlet, Authors, Published], AddAsync)
        {
            NeedsOneOf = [Url.Name, File.Name, PastedText.Name],
        },
        new("source suggest", CommandAccess.Anyone, [Url with { IsRequired = true }], SuggestAsync),
    ];

    /// <summary>What a moderator sees of a source before it counts, with what they may do about it.</summary>
    public static CommandResult Shown(SourcePreview preview)
    {
        var (id, provenance) = (preview.Proposal.Id, preview.Proposal.Draft.Provenance);
        return new CommandResult([
            new ResultPart.Line($"{provenance.Outlet}: {provenance.Headline}"),
            new ResultPart.Line(Line($"{provenance.Published:yyyy-MM-dd}{(provenance.Published is null ? "undated" : "")}, {provenance.Language}, {preview.Characters} characters{(provenance.Authors.Count > 0 ? $", by {string.Join(", ", provenance.Authors)}" : "")}")),
            new ResultPart.Line(provenance.Url),
            .. Elsewhere(preview.Proposal.Draft),
            new ResultPart.Line(""),
            new ResultPart.Quote(preview.FirstLines),
            new ResultPart.Line(""),
            .. preview.TakenOut is { } taken ? (ResultPart[])[new ResultPart.Line(Line($"Moderators took it out at {Minute.Of(taken.At)} ({taken.After}); approved, it is cited again."))] : [],
            .. preview.Alike.Select(alike => new ResultPart.Line(Told(alike, provenance.Outlet))),
            new ResultPart.Line($"It waits for review. sources approve {id} lets it be cited, sources reject {id} turns it down.")])
        {
            Buttons = ReviewCommands.Buttons(id),
        };
    }

    /// <summary>A page may say that it is another's: whoever approves it is to see where it was really read.</summary>
    private static IEnumerable<ResultPart> Elsewhere(ArticleDraft draft) =>
        draft.FetchedFrom is { } fetched && new Uri(fetched).Host is var host && Uri.TryCreate(draft.Provenance.Url, UriKind.Absolute, out var stated)
        && !stated.Host.Equals(host, StringComparison.OrdinalIgnoreCase)
            ? [new ResultPart.Line($"It was read at {fetched}, which says that it is the address above; check that it is.")]
            : [];

    private static string Told(AlikeArticle alike, string outlet)
    {
        var where = $"{alike.Id} ({alike.Outlet}: {alike.Headline}){(alike.Waits ? ", which waits for review too" : "")}";
        return alike.Outlet.Equals(outlet, StringComparison.OrdinalIgnoreCase)
            ? Line($"{alike.Share:P0} of the shorter text stands in both: this, and {where}")
            : Line($"Another outlet has the same story, such as from a wire: {alike.Share:P0} of the shorter text stands in both: this, and {where}");
    }

    private static async Task<CommandResult> AddAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        if (call.Files.GetValueOrDefault(File.Name) is { } file)
            return await AddFileAsync(call, file, services, cancellationToken);
        var preview = call.Text(PastedText.Name) is { } text
            ? await services.Sources.ProposeAsync(call.Actor, Pasted(call, text), cancellationToken)
            : await services.Sources.ProposeAsync(call.Actor, call.Required(Url.Name), cancellationToken);
        return Shown(preview);
    }

    private static async Task<CommandResult> AddFileAsync(CommandCall call, CommandFile file, CommandServices services, CancellationToken cancellationToken)
    {
        var parts = new List<ResultPart>();
        var buttons = new List<CommandButton>();
        await foreach (var reading in file.ReadAsync(cancellationToken))
        {
            var draft = reading is SourceReading.Read read ? read.Draft : throw new SourceException(((SourceReading.Rejected)reading).Reason);
            var shown = Shown(await services.Sources.ProposeAsync(call.Actor, Stated(call, draft), cancellationToken));
            if (parts.Count > 0)
                parts.Add(new ResultPart.Line(""));
            parts.AddRange(shown.Parts);
            buttons.AddRange(shown.Buttons);
        }

        return new CommandResult(parts) { Buttons = buttons };
    }

    private static async Task<CommandResult> SuggestAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        var waiting = await services.Moderation.ListWaitingAsync(cancellationToken);
        if (waiting.Count(proposal => proposal.ProposedBy == call.Actor.ToString()) >= MostSuggested)
            throw new SourceException(call.Words.With("suggested_enough", MostSuggested));
        if (services.Pace is { } pace && !pace.TryTake(call.Actor))
            throw new SourceException(call.Words.With("suggested_often", pace.PerHour));
        var preview = await services.Sources.ProposeAsync(call.Actor, call.Required(Url.Name), cancellationToken);
        if (call.Caller.Channel is { } channel && services.Suggestions is { } suggestions)
            await suggestions.AddAsync(new Suggestion(preview.Proposal.Id, channel, call.Actor.User, call.Words.Language, []), cancellationToken);
        return CommandResult.Of(call.Words["suggested"], $"{preview.Proposal.Draft.Provenance.Outlet}: {preview.Proposal.Draft.Provenance.Headline}");
    }

    private static ArticleDraft Pasted(CommandCall call, string text)
    {
        var (headline, outlet) = (call.Text(Headline.Name), call.Text(Outlet.Name));
        if (headline is null || outlet is null || call.Text(Url.Name) is null)
            throw new SourceException("a pasted text is cited by its headline, outlet and address: give headline, outlet and url with it");
        var provenance = new Provenance(outlet, headline, [], Published: null, Url: "", Language: "en", SourceKind.Article, [], []);
        return Stated(call, new ArticleDraft(new ArticleId(""), provenance, SourceReader.CleanText(text)));
    }

    /// <summary>The draft with what the moderator says of it, which counts more than what was understood.</summary>
    private static ArticleDraft Stated(CommandCall call, ArticleDraft draft)
    {
        var read = draft.Provenance;
        var stated = read with
        {
            Headline = call.Text(Headline.Name) ?? read.Headline,
            Outlet = call.Text(Outlet.Name) ?? read.Outlet,
            Authors = call.Text(Authors.Name) is { } authors ? [.. authors.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] : read.Authors,
            Published = call.Date(Published.Name) ?? read.Published,
            Url = call.Text(Url.Name) ?? read.Url,
        };
        if (stated.Url.Length == 0)
            throw new SourceException("the file does not say where it was published: give its url too");
        return draft with { Provenance = stated, Id = draft.Id.Value.Length > 0 && call.Text(Url.Name) is null ? draft.Id : IdOf(stated) };
    }

    /// <summary>That of its address; two articles of one address, such as letters on one page, are told apart by their headlines.</summary>
    private static ArticleId IdOf(Provenance provenance)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(provenance.Headline)));
        return new ArticleId($"{WebReader.IdOf(new Uri(provenance.Url))}-{hash[..HashCharacters]}");
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
