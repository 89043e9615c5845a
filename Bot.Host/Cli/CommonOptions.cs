using System.CommandLine;
using Bot.Host.Configuration;

namespace Bot.Host.Cli;

/// <summary>The options every command takes, before or after its name.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string?> store = new("--store")
    {
        Description = "The article store, a SQLite file (default: data/bot.db)",
        HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<string?> config = new("--config")
    {
        Description = "A JSON file with settings",
        HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<string?> knowledge = new("--knowledge")
    {
        Description = "The folder of sources to index (default: knowledge)",
        HelpName = "DIR",
        Recursive = true,
    };

    private readonly Option<bool> noKnowledge = new("--no-knowledge")
    {
        Description = "Index no folder; answer from what the store holds",
        Recursive = true,
    };

    private readonly Option<bool> verbose = new("--verbose")
    {
        Description = "Say more about failures",
        Recursive = true,
    };

    public void AddTo(Command root)
    {
        foreach (var option in new Option[] { store, config, knowledge, noKnowledge, verbose })
            root.Options.Add(option);
    }

    public bool IsVerbose(ParseResult parsed) => parsed.GetValue(verbose);

    public CommandLineChoices Choices(ParseResult parsed) =>
        new(parsed.GetValue(store), parsed.GetValue(config), parsed.GetValue(knowledge), parsed.GetValue(noKnowledge));
}
