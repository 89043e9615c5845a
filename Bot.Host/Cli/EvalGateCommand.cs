using System.CommandLine;
using Bot.Core.Answering;
using Bot.Core.Evaluation.Gate;
using Bot.Core.Language;
using Bot.Host.Configuration;
using Bot.Host.Console;
using Bot.Host.Json;

namespace Bot.Host.Cli;

internal static class EvalGateCommand
{
    private const string Tuned = "tuned";
    private const string Hard = "hard";
    private const string HeldOut = "held-out";

    public static Command Create(CommandRunner runner)
    {
        var json = new Option<bool>("--json") { Description = "Print the tables as JSON" };
        var show = new Option<string?>("--show")
        {
            Description = "Also print the drafts of one kind that were judged wrongly: honest, or a kind of the table; of the tuned part only",
            HelpName = "KIND",
        };
        var command = new Command("gate", "Hold honest drafts and their corruptions against the claim check") { json, show };
        runner.Attach(command, (parsed, cancellationToken) => EvaluateAsync(runner, parsed, parsed.GetValue(json), parsed.GetValue(show), cancellationToken));
        return command;
    }

    private static async Task<int> EvaluateAsync(CommandRunner runner, ParseResult parsed, bool json, string? show, CancellationToken cancellationToken)
    {
        var kinds = Corruption.All.Select(corruption => corruption.Name).Prepend(GateRun.Honest).ToList();
        if (show is not null && !kinds.Contains(show))
            throw new ConfigurationException($"--show {show}: there is no such kind; choose one of {string.Join(", ", kinds)}");
        var knowledge = runner.ReadSettings(parsed).KnowledgeDirectory
            ?? throw new ConfigurationException("eval gate reads its drafts from the knowledge folder; run it without --no-knowledge or name one with --knowledge");
        var terminal = runner.Shell.Terminal;
        var folder = Path.Combine(knowledge, "eval", "gate");
        var run = new GateRun(new DraftGate(new ClaimCheck(Lexicon.English)));
        var tuned = run.Run(Tuned, await ReadAsync(runner, Path.Combine(folder, $"{Tuned}.jsonl"), cancellationToken));
        var parts = new List<GatePart> { tuned };
        foreach (var part in new[] { Hard, HeldOut })
        {
            var file = Path.Combine(folder, $"{part}.jsonl");
            if (File.Exists(file))
                parts.Add(run.Run(part, await ReadAsync(runner, file, cancellationToken)));
            else
                await terminal.Error.WriteLineAsync($"docket: {file} is not there: the figures are without that part");
        }

        if (json)
            await terminal.Output.WriteLineAsync(BotJson.Write([.. parts.Select(GatePartJson.From)], BotJson.Default.IReadOnlyListGatePartJson));
        else
            GateTables.Print(AnsiTerminal.Of(terminal), parts);
        if (show is not null)
            WrongDrafts.Write(json ? terminal.Error : terminal.Output, tuned, show);
        return ExitCode.Ok;
    }

    private static async Task<IReadOnlyList<GateSet>> ReadAsync(CommandRunner runner, string file, CancellationToken cancellationToken)
    {
        using var reader = runner.OpenInput(file);
        try
        {
            var sets = await GateCorpus.ReadAsync(reader, cancellationToken).ToListAsync(cancellationToken);
            return sets.Count > 0 ? sets : throw new ConfigurationException($"{file} holds no drafts");
        }
        catch (InvalidDataException error)
        {
            throw new ConfigurationException($"{file}: {error.Message}", error);
        }
    }
}
