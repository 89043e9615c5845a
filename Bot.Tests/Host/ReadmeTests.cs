using System.Reflection;
using System.Text.RegularExpressions;
using Bot.Host.Configuration;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Host;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.File("README.md"));

    [Fact]
    public void The_configuration_table_names_every_setting_and_no_other()
    {
        var documented = Setting().Matches(Readme).Select(match => match.Groups["name"].Value);

        Assert.Equal(SettingsOf(typeof(BotOptions), "Bot").Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_command_table_names_every_command()
    {
        using var folder = new TempDirectory();
        var help = await CommandLineRun.OfAsync(folder, "--help");
        var commands = Command().Matches(help.Output[help.Output.IndexOf("Commands:", StringComparison.Ordinal)..]).Select(match => match.Groups["name"].Value);

        Assert.Contains("ask", commands);
        Assert.All(commands, command => Assert.Contains($"`{command}", Readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_link_into_the_repository_leads_somewhere() =>
        Assert.All(Link().Matches(Readme).Select(match => match.Groups["path"].Value), path => Assert.True(File.Exists(Repository.File(path)), path));

    private static IEnumerable<string> SettingsOf(Type options, string name) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property =>
            property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal)
                ? SettingsOf(property.PropertyType, $"{name}__{property.Name}")
                : [$"{name}__{property.Name}"]);

    [GeneratedRegex(@"^\| `(?<name>Bot__\w+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Setting();

    [GeneratedRegex(@"^  (?<name>[a-z]+)\b", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Command();

    [GeneratedRegex(@"\]\((?<path>[A-Za-z][\w./-]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
