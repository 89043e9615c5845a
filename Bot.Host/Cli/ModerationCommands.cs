using System.CommandLine;
using Bot.Core.Commands;
using Bot.Core.Ingestion.Web;
using Bot.Core.Moderation;
using Bot.Core.Upkeep;
using Bot.Host.Configuration;

namespace Bot.Host.Cli;

/// <summary>The command line's form of the commands that people also give in chats.</summary>
internal static class ModerationCommands
{
    public static IEnumerable<Command> Create(CommandRunner runner)
    {
        var roots = new Dictionary<string, Command>();
        foreach (var definition in CommandRegistry.All.Where(definition => !definition.NeedsChannel))
        {
            var words = CommandSpelling.AtCommandLine(definition.Path).Split(' ');
            Command? group = null;
            for (var depth = 1; depth < words.Length; depth++)
            {
                var path = string.Join(' ', words[..depth]);
                if (!roots.TryGetValue(path, out var known))
                {
                    roots[path] = known = new Command(words[depth - 1], CommandWords.English.About(string.Join(' ', definition.Path.Split(' ')[..depth])));
                    group?.Add(known);
                }

                group = known;
            }

            var command = Create(runner, definition);
            if (group is null)
                roots[definition.Path] = command;
            else
                group.Add(command);
        }

        return roots.Where(root => !root.Key.Contains(' ', StringComparison.Ordinal)).Select(root => root.Value);
    }

    private static Command Create(CommandRunner runner, CommandDefinition definition)
    {
        var command = new Command(definition.Name, CommandWords.English.About(definition.Path));
        var readers = new Dictionary<CommandOption, Func<ParseResult, string?>>();
        // A file is named where its address would be.
        var hasAddress = definition.Options.Any(option => option.Kind == OptionKind.Address);
        foreach (var option in definition.Options.Where(option => option.Kind != OptionKind.File || !hasAddress).OrderByDescending(option => option.IsRequired || option.IsFirst))
            readers[option] = Add(command, option);
        if (hasAddress && definition.Options.FirstOrDefault(option => option.Kind == OptionKind.File) is { } file)
            SplitFile(command, definition.Options.First(option => option.Kind == OptionKind.Address), file, readers);
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        if (definition.GivesData)
            command.Add(json);
        runner.Attach(command, (parsed, cancellationToken) => RunAsync(
            runner, parsed, definition, readers.ToDictionary(reader => reader.Key, reader => reader.Value(parsed)), definition.GivesData && parsed.GetValue(json), cancellationToken));
        return command;
    }

    /// <summary>Lets a file that stands in the place of the address have one of its own, by name.</summary>
    private static void SplitFile(Command command, CommandOption address, CommandOption file, Dictionary<CommandOption, Func<ParseResult, string?>> readers)
    {
        var first = readers[address];
        var named = new Option<string?>($"--{address.Name}") { Description = $"{CommandWords.English.About(address)}, of a file" };
        command.Add(named);
        readers[address] = parsed => parsed.GetValue(named) ?? (IsFile(first(parsed)) ? null : first(parsed));
        readers[file] = parsed => IsFile(first(parsed)) ? first(parsed) : null;
    }

    private static bool IsFile(string? value) => !string.IsNullOrWhiteSpace(value) && !WebSources.IsAddress(value);

    private static Func<ParseResult, string?> Add(Command command, CommandOption option)
    {
        var description = CommandWords.English.About(option);
        if (option.IsRequired || option.IsFirst)
        {
            var argument = new Argument<string?>(option.Name)
            {
                Description = option.Kind == OptionKind.Address ? $"{description}; or a file" : description,
                Arity = option.IsRequired ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
            };
            command.Add(argument);
            return parsed => parsed.GetValue(argument);
        }

        var named = new Option<string?>($"--{option.Name}") { Description = description };
        command.Add(named);
        return parsed => parsed.GetValue(named);
    }

    private static async Task<int> RunAsync(
        CommandRunner runner, ParseResult parsed, CommandDefinition definition, Dictionary<CommandOption, string?> given, bool json, CancellationToken cancellationToken)
    {
        await using var workspace = await runner.OpenAsync(parsed, cancellationToken);
        var settings = runner.ReadSettings(parsed);
        using var fetcher = new PageFetcher(settings.Sources, runner.Shell.Clock);
        var web = new WebReader(fetcher);
        var sources = new SourceDesk(workspace.Store.Moderation, workspace.Store, workspace.Retriever, web, settings.Moderation, runner.Shell.Clock);
        var feeds = new FeedDesk(workspace.Store.Moderation, web, runner.Shell.Clock);
        var upkeep = new UpkeepDesk(workspace.Store.Editorial, workspace.Store.Archive, workspace.Store.Chat, workspace.Store, runner.Shell.Clock);
        var caller = new Caller(Actor.AtCommandLine(Environment.UserName), Channel: null, "en", _ => Task.FromResult(true));
        var call = CallOf(definition, caller, given, runner.Shell.WorkingDirectory);
        return await new CommandDesk(new CommandServices(sources, feeds, upkeep, workspace.Store.Moderation, workspace.Store)).RunAsync(call, cancellationToken) switch
        {
            CommandOutcome.Done { Result: var result } => await CommandOutput.WriteAsync(runner.Shell.Terminal, result, json),
            CommandOutcome.Incomplete { Problems: var problems } => throw new ConfigurationException(string.Join("; ", problems.Select(problem => $"{problem.Option.Name}: {problem.Message}"))),
            CommandOutcome.Failed failed => throw new ConfigurationException(failed.Message),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static CommandCall CallOf(CommandDefinition definition, Caller caller, Dictionary<CommandOption, string?> given, string workingDirectory)
    {
        var (values, files) = (new Dictionary<string, string>(), new Dictionary<string, CommandFile>());
        var file = definition.Options.FirstOrDefault(option => option.Kind == OptionKind.File);
        foreach (var (option, value) in given)
        {
            if (string.IsNullOrWhiteSpace(value))
                continue;
            if (option == file)
                files[file.Name] = new CommandFile.OnDisk(Path.GetFullPath(value, workingDirectory));
            else
                values[option.Name] = value;
        }

        return new CommandCall(definition, caller, values, files);
    }
}
