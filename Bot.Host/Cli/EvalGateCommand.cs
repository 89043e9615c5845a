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

    private static readonly string[] Parts = [Tuned, "varied", "hard", "held-out"];

    public static Command Create(CommandRunner runner)
    {
        var json = new Option<bool>("--json") { Description = "Print the tables as JSON" };
        var show = new Option<string?>("--show")
        {
            Description = "Also print the drafts of one kind that were judged wrongly: honest, or a kind of the table; of the tuned part only",
            HelpName = "KIND",
        };
        var part = new Option<string?>("--part") { Description = "Measure only one part: tuned, varied, hard or held-out", HelpName = "PART" }.AcceptOnlyFromAmong(Parts);
        var command = new Command("gate", "Hold honest drafts and their corruptions against the claim check") { json, show, part };
        runner.Attach(command, (parsed, cancellationToken) => EvaluateAsync(runner, parsed, parsed.GetValue(json), parsed.GetValue(show), parsed.GetValue(part), cancellationToken));
        return command;
    }

    private static async Task<int> EvaluateAsync(CommandRunner runner, ParseResult parsed, bool json, string? show, string? only, CancellationToken cancellationToken)
    {
        var kinds = Corruption.All.Select(corruption => corruption.Name).Prepend(GateRun.Honest).ToList();
        if (show is not null && !kinds.Contains(show))
            throw new ConfigurationException($"--show {show}: there is no such kind; choose one of {string.Join(", ", kinds)}");
        if (show is not null && only is not (null or Tuned))
            throw new ConfigurationException($"--show prints drafts of the tuned part, and --part {only} leaves that out; give one of the two");
        var knowledge = runner.ReadSettings(parsed).KnowledgeDirectory
            ?? throw new ConfigurationException("eval gate reads its drafts from the knowledge folder; run it without --no-knowledge or name one with --knowledge");
        var terminal = runner.Shell.Terminal;
        var folder = Path.Combine(knowledge, "eval", "gate");
        var run = new GateRun(new DraftGate(new ClaimCheck(Lexicon.English)), new BorrowedWords(Lexicon.English));
        var parts = new List<GatePart>();
        foreach (var part in Parts.Where(part => only is null || part == only))
        {
            var file = Path.Combine(folder, $"{part}.jsonl");
            if (part == Tuned || part == only || File.Exists(file))
                parts.Add(run.Run(part, await ReadAsync(runner, file, cancellationToken)));
            else
                await terminal.Error.WriteLineAsync($"docket: {file} is not there: the figures are without that part");
        }

        if (json)
            await terminal.Output.WriteLineAsync(BotJson.Write([.. parts.Select(GatePartJson.From)], BotJson.Default.IReadOnlyListGatePartJson));
        else
            GateTables.Print(AnsiTerminal.Of(terminal), parts);
        if (show is not null)
            WrongDrafts.Write(json ? terminal.Error : terminal.Output, parts[0], show);
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
