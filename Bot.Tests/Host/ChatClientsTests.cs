using Bot.Host.Configuration;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Host;

public sealed class ChatClientsTests
{
    [Theory]
    [InlineData("builtin")]
    [InlineData("BuiltIn")]
    public void The_built_in_client_is_in_every_build(string chosen) => ChatClients.Check("Bot__Discord__Client", chosen, hasSdks: false);

    [Fact]
    public void An_sdk_that_the_build_has_may_be_asked_for() => ChatClients.Check("Bot__Slack__Client", "sdk", hasSdks: true);

    [Fact]
    public void An_sdk_that_the_build_lacks_is_refused_with_how_to_build_it()
    {
        var error = Assert.Throws<ConfigurationException>(() => ChatClients.Check("Bot__Slack__Client", "sdk", hasSdks: false));

        Assert.Contains("Bot__Slack__Client", error.Message, StringComparison.Ordinal);
        Assert.Contains("-p:ChatSdks=true", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Discord")]
    public async Task A_client_that_there_is_not_is_bad_configuration(string platform)
    {
        using var folder = new TempDirectory();
        await File.WriteAllTextAsync(folder.File("settings.json"), $$$"""{"Bot": {"{{{platform}}}": {"Client": "another"} } }""");

        var run = await CommandLineRun.OfAsync(folder, "sources", "list", "--config", "settings.json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"docket: Bot__{platform}__Client: another is no client; it is builtin or sdk\n", run.Error);
    }
}
