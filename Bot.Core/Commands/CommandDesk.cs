using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Ingestion.Web;

namespace Bot.Core.Commands;

/// <summary>Runs commands: the one place that all faces go through, and so where it is checked who may.</summary>
public sealed class CommandDesk(CommandServices services)
{
    /// <summary>What commands are about.</summary>
    public IArticleStore Articles => services.Articles;

    public async Task<CommandOutcome> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (!await MayAsync(call.Command, call.Caller, cancellationToken))
            return new CommandOutcome.Refused();
        if (Check(call) is { Count: > 0 } problems)
            return new CommandOutcome.Incomplete(problems);
        try
        {
            return new CommandOutcome.Done(await call.Command.RunAsync(call, services, cancellationToken));
        }
        catch (SourceException error)
        {
            return new CommandOutcome.Failed(error.Message);
        }
    }

    public static async Task<bool> MayAsync(CommandDefinition command, Caller caller, CancellationToken cancellationToken) =>
        command.Access == CommandAccess.Anyone || await caller.MayModerateAsync(cancellationToken);

    /// <summary>What is wrong with the values, without looking anything up.</summary>
    public static IReadOnlyList<OptionProblem> Check(CommandCall call) =>
    [
        .. call.Command.Options.Select(option => Problem(option, call) is { } key
            ? new OptionProblem(option, key == "missing", call.Words.With($"problem_{key}", option.MostCharacters))
            : null).OfType<OptionProblem>(),
    ];

    /// <summary>What may be meant by what is typed into an option so far: id and label, at most so many. Empty to those who may not give the command.</summary>
    public async Task<IReadOnlyList<(string Value, string Label)>> SuggestAsync(
        CommandDefinition command, CommandOption option, Caller caller, string typed, int most, CancellationToken cancellationToken)
    {
        if (!await MayAsync(command, caller, cancellationToken))
            return [];
        var candidates = option.Kind switch
        {
            OptionKind.Article => (await services.Articles.ListAsync(cancellationToken)).Select(article => (article.Id.Value, $"{article.Provenance.Outlet}: {article.Provenance.Headline}")),
            OptionKind.Proposal => (await services.Moderation.ListWaitingAsync(cancellationToken)).Select(waiting => (waiting.Id, $"{waiting.Draft.Provenance.Outlet}: {waiting.Draft.Provenance.Headline}")),
            _ => [],
        };
        return [.. candidates.Where(candidate => Matches(candidate.Item1) || Matches(candidate.Item2)).Take(most)];

        bool Matches(string text) => text.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase);
    }

    private static string? Problem(CommandOption option, CommandCall call)
    {
        var needed = call.Command.NeedsOneOf;
        if (needed.Count > 0 && option.Name == needed[0] && !needed.Any(name => call.Values.ContainsKey(name) || call.Files.ContainsKey(name)))
            return "missing";
        if (option.Kind == OptionKind.File)
            return option.IsRequired && !call.Files.ContainsKey(option.Name) ? "missing" : null;
        if (call.Text(option.Name) is not { } value)
            return option.IsRequired ? "missing" : null;
        if (value.Length > option.MostCharacters)
            return "long";
        return option.Kind switch
        {
            OptionKind.Address when !(WebSources.IsAddress(value) && Uri.TryCreate(value, UriKind.Absolute, out _)) => "address",
            OptionKind.Number when !(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0) => "number",
            OptionKind.Choice when !option.Choices.Contains(value) => "choice",
            OptionKind.Flag when !bool.TryParse(value, out _) => "flag",
            OptionKind.Date when !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => "date",
            _ => null,
        };
    }
}
