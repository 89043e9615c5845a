using System.CommandLine;
using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Ingestion.Web;
using Bot.Core.Moderation;
using Bot.Host.Configuration;
using Bot.Host.Console;

namespace Bot.Host.Cli;

/// <summary>What moderators do about sources, at the command line.</summary>
internal static class SourceReviewCommands
{
    public static IEnumerable<Command> Create(CommandRunner runner)
    {
        var address = new Argument<string>("source") { Description = "The web address of an article, or a file" };
        var proposal = new Argument<string>("id") { Description = "As sources add and sources waiting show it" };
        var article = new Argument<string>("article") { Description = "The article's id, as sources list shows it" };
        var reason = new Option<string?>("--reason") { Description = "Why; it is kept in the audit log" };

        yield return Make(runner, "add", "Read a source, show what was understood, and let it wait for review", [address], [], AddAsync(runner, address));
        yield return Make(runner, "waiting", "The sources that wait for review", [], [], WaitingAsync);
        yield return Make(runner, "approve", "Let a waiting source be cited", [proposal], [], async (desk, parsed, cancellationToken) =>
        {
            var approval = await desk.Sources.ApproveAsync(desk.Actor, parsed.GetRequiredValue(proposal), cancellationToken);
            return approval.IsDone ? $"approved: {approval.Proposal.Draft.Id} is cited from now on" : "approved by you; another moderator has to approve as well";
        });
        yield return Make(runner, "reject", "Turn a waiting source down", [proposal], [reason], async (desk, parsed, cancellationToken) =>
        {
            await desk.Sources.RejectAsync(desk.Actor, parsed.GetRequiredValue(proposal), parsed.GetValue(reason), cancellationToken);
            return "rejected";
        });
        yield return Make(runner, "refresh", "Fetch an article again, and show what has changed", [article], [], async (desk, parsed, cancellationToken) =>
            Text(await desk.Sources.RefreshAsync(desk.Actor, new ArticleId(parsed.GetRequiredValue(article)), cancellationToken)));
        yield return Make(runner, "remove", "Take an article out: it is no longer cited", [article], [reason], async (desk, parsed, cancellationToken) =>
        {
            await desk.Sources.RemoveAsync(desk.Actor, new ArticleId(parsed.GetRequiredValue(article)), parsed.GetValue(reason), cancellationToken);
            return "removed; sources restore undoes it";
        });
        yield return Make(runner, "retract", "Take an article out because its publisher took it back", [article], [reason], async (desk, parsed, cancellationToken) =>
        {
            await desk.Sources.RetractAsync(desk.Actor, new ArticleId(parsed.GetRequiredValue(article)), parsed.GetValue(reason), cancellationToken);
            return "retracted; sources restore undoes it";
        });
        yield return Make(runner, "restore", "Undo a removal or retraction", [article], [], async (desk, parsed, cancellationToken) =>
        {
            await desk.Sources.RestoreAsync(desk.Actor, new ArticleId(parsed.GetRequiredValue(article)), cancellationToken);
            return "restored: it is cited again";
        });
        yield return Make(runner, "history", "The revisions of an article, and what was done to it", [article], [], (desk, parsed, cancellationToken) =>
            HistoryAsync(desk, new ArticleId(parsed.GetRequiredValue(article)), cancellationToken));
    }

    private static Command Make(
        CommandRunner runner, string name, string description, Argument[] arguments, Option[] options, Func<OpenDesk, ParseResult, CancellationToken, Task<string>> body)
    {
        var command = new Command(name, description);
        foreach (var argument in arguments)
            command.Add(argument);
        foreach (var option in options)
            command.Add(option);
        runner.Attach(command, async (parsed, cancellationToken) =>
        {
            await using var desk = await OpenDesk.OpenAsync(runner, parsed, cancellationToken);
            try
            {
                var text = await body(desk, parsed, cancellationToken);
                await runner.Shell.Terminal.Output.WriteLineAsync(string.Join('\t', text.Split('\t').Select(TerminalText.Clean)));
                return ExitCode.Ok;
            }
            catch (SourceException error)
            {
                throw new ConfigurationException(error.Message, error);
            }
        });
        return command;
    }

    private static Func<OpenDesk, ParseResult, CancellationToken, Task<string>> AddAsync(CommandRunner runner, Argument<string> source) =>
        async (desk, parsed, cancellationToken) =>
        {
            var named = parsed.GetRequiredValue(source);
            if (WebSources.IsAddress(named))
                return Text(await desk.Sources.ProposeAsync(desk.Actor, named, cancellationToken));
            var previews = new List<string>();
            await foreach (var reading in SourceReader.ReadAsync(Path.GetFullPath(named, runner.Shell.WorkingDirectory), cancellationToken))
            {
                previews.Add(reading is SourceReading.Read read
                    ? Text(await desk.Sources.ProposeAsync(desk.Actor, read.Draft, cancellationToken))
                    : throw new SourceException(((SourceReading.Rejected)reading).Reason));
            }

            return string.Join("\n\n", previews);
        };

    private static async Task<string> WaitingAsync(OpenDesk desk, ParseResult parsed, CancellationToken cancellationToken)
    {
        var waiting = await desk.Store.ListWaitingAsync(cancellationToken);
        return waiting.Count == 0
            ? "no source waits for review"
            : string.Join('\n', waiting.Select(proposal => $"{proposal.Id}\t{proposal.Draft.Provenance.Outlet}\t{proposal.Draft.Provenance.Headline}\t{proposal.Draft.Provenance.Url}"));
    }

    private static async Task<string> HistoryAsync(OpenDesk desk, ArticleId id, CancellationToken cancellationToken)
    {
        var revisions = await desk.Store.ListRevisionsAsync(id, cancellationToken);
        if (revisions.Count == 0)
            throw new SourceException($"there is no article {id}; sources list shows all");
        var done = (await desk.Store.ListAuditAsync(after: 0, cancellationToken)).Where(entry => entry.Subject == id.Value);
        return string.Join('\n', [
            .. revisions.Select(revision => Line($"{revision.RetrievedAt:yyyy-MM-dd HH:mm}Z\trevision {revision.Number}\t{revision.Characters} characters\t{revision.Headline}")),
            .. done.Select(entry => Line($"{entry.At:yyyy-MM-dd HH:mm}Z\t{entry.Action}\t{entry.Actor}\t{entry.After}"))]);
    }

    private static string Text(SourcePreview preview)
    {
        var provenance = preview.Proposal.Draft.Provenance;
        return string.Join('\n', [
            $"{provenance.Outlet}: {provenance.Headline}",
            Line($"{provenance.Published:yyyy-MM-dd}{(provenance.Published is null ? "undated" : "")}, {provenance.Language}, {preview.Characters} characters{(provenance.Authors.Count > 0 ? $", by {string.Join(", ", provenance.Authors)}" : "")}"),
            provenance.Url,
            "",
            preview.FirstLines,
            "",
            .. preview.Alike.Select(alike => Line($"{alike.Share:P0} of its text stands in {alike.Id} ({alike.Outlet}: {alike.Headline})")),
            $"It waits for review. sources approve {preview.Proposal.Id} lets it be cited, sources reject {preview.Proposal.Id} turns it down."]);
    }

    private static string Text(RevisionDiff? diff) => diff is null
        ? "nothing has changed"
        : string.Join('\n', [.. diff.Provenance, .. diff.Removed.Select(line => $"- {line}"), .. diff.Added.Select(line => $"+ {line}")]);

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);

    /// <summary>The desk over an open store.</summary>
    private sealed class OpenDesk(Workspace workspace, PageFetcher fetcher, SourceDesk sources) : IAsyncDisposable
    {
        public SourceDesk Sources => sources;

        public IModerationStore Store => workspace.Store.Moderation;

        public Actor Actor { get; } = Actor.AtCommandLine(Environment.UserName);

        public static async Task<OpenDesk> OpenAsync(CommandRunner runner, ParseResult parsed, CancellationToken cancellationToken)
        {
            var settings = runner.ReadSettings(parsed);
            var workspace = await runner.OpenAsync(parsed, cancellationToken);
            var fetcher = new PageFetcher(settings.Sources, runner.Shell.Clock);
            return new OpenDesk(workspace, fetcher, new SourceDesk(
                workspace.Store.Moderation, workspace.Store, workspace.Retriever, new WebReader(fetcher), settings.Moderation, runner.Shell.Clock));
        }

        public ValueTask DisposeAsync()
        {
            fetcher.Dispose();
            return workspace.DisposeAsync();
        }
    }
}
