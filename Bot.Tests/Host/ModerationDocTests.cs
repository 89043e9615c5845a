using System.Text;
using Bot.Core.Commands;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Host;

public sealed class ModerationDocTests
{
    private const string Start = "-->\n";
    private const string End = "<!-- /commands -->";

    [Fact]
    public void The_table_of_commands_is_the_models()
    {
        var path = Repository.File("docs/moderation.md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        var start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var made = $"{page[..start]}{Table()}{page[page.IndexOf(End, StringComparison.Ordinal)..]}";
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, made);

        Assert.True(
            made == File.ReadAllText(path).ReplaceLineEndings("\n"),
            "docs/moderation.md is out of date: UPDATE_DOCS=1 dotnet run -c Release --project Bot.Tests -- -class \"*ModerationDocTests\" makes it anew.");
    }

    private static string Table()
    {
        var table = new StringBuilder("| in chat | at the command line | who | does |\n| --- | --- | --- | --- |\n");
        foreach (var command in CommandRegistry.All)
        {
            var options = string.Concat(command.Options.Select(option => option.IsRequired ? $" {option.Name}" : $" [{option.Name}]"));
            var commandLine = command.NeedsChannel ? "" : $"`{CommandSpelling.AtCommandLine(command.Path)}`";
            var who = command.Access == CommandAccess.Anyone ? "anyone" : "moderators";
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{command.Path}{options}` | {commandLine} | {who} | {CommandWords.English.About(command.Path)} |\n");
        }

        return table.ToString();
    }
}
