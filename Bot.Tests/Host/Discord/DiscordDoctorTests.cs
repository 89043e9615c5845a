using System.Text.Json.Nodes;
using Bot.Fakes.Discord;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Host.Discord;

public sealed class DiscordDoctorTests : IDisposable
{
    private readonly TempDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_token_that_works_is_well_once_the_commands_are_registered()
    {
        await using var discord = await StartAsync();

        var setup = await RunAsync(discord, "setup", "discord");
        var again = await RunAsync(discord, "setup", "discord");
        var lines = (await RunAsync(discord, "doctor")).Lines;

        Assert.Contains("registered with Discord: new: ask, sources, help", setup.Output, StringComparison.Ordinal);
        Assert.Contains("client_id=700000000000000001&integration_type=0", setup.Output, StringComparison.Ordinal);
        Assert.Contains("all were so already", again.Output, StringComparison.Ordinal);
        Assert.Contains("ok   discord        the bot is docket, of the application 700000000000000001", lines);
        Assert.Contains("ok   discord        all commands are registered", lines);
        Assert.Contains("ok   discord        in 1 servers, with all the permissions it needs; channels may take some away", lines);
        Assert.DoesNotContain(lines, line => line.Contains("discord", StringComparison.Ordinal) && !line.StartsWith("ok", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_changed_is_registered_again_in_one_request_that_keeps_the_entry_point()
    {
        await using var discord = await StartAsync();
        await RunAsync(discord, "setup", "discord");
        var known = discord.State.Commands[""];
        var changed = known.Commands.Select(command => command.DeepClone().AsObject()).ToList();
        changed[0]["description"] = "Another";
        changed.Add(new JsonObject { ["id"] = "41771983444118000", ["type"] = 1, ["name"] = "old", ["description"] = "Gone" });
        changed.Add(new JsonObject { ["id"] = "41771983444118001", ["type"] = 4, ["name"] = "launch", ["description"] = "", ["handler"] = 2 });
        discord.State.Commands[""] = known with { Commands = changed };
        var before = discord.Requests.Count;

        var run = await RunAsync(discord, "setup", "discord");

        Assert.Contains("changed: ask; taken away: old.", run.Output, StringComparison.Ordinal);
        Assert.Equal("41771983444118001", Assert.Single(discord.State.Commands[""].Commands, command => command["name"]?.ToString() == "launch")["id"]?.ToString());
        Assert.Equal(
            ["PUT /applications/{application.id}/commands"],
            discord.Requests.Skip(before).Select(request => request.Route).Where(route => !route.StartsWith("GET", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Permissions_that_are_missing_are_named_with_what_goes_without_them()
    {
        await using var discord = await StartAsync();
        discord.State.Guilds[DiscordBed.Guild].Permissions[discord.Options.BotUser] = 1 << 10;

        var line = Assert.Single((await RunAsync(discord, "doctor")).Lines, line => line.Contains("lacks", StringComparison.Ordinal));

        Assert.StartsWith("warn discord", line, StringComparison.Ordinal);
        Assert.Contains("Create Public Threads (a thread for each question)", line, StringComparison.Ordinal);
        Assert.DoesNotContain("View Channels", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Token", "wrong", "the token is wrong")]
    [InlineData("Intents", "37377", "intent Message Content")]
    [InlineData("ApplicationId", "7", "another application")]
    [InlineData("PublicKey", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff", "another application")]
    public async Task Settings_that_do_not_fit_fail(string setting, string value, string said)
    {
        await using var discord = await StartAsync();

        var lines = (await RunWithAsync(discord, setting, value, "doctor")).Lines;

        Assert.Contains(said, Assert.Single(lines, line => line.StartsWith("fail discord", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_credentials_it_is_off_and_with_half_of_them_it_says_what_is_missing()
    {
        var none = await CommandLineRun.OfAsync(folder, "doctor", "--no-knowledge");
        var half = await CommandLineRun.OfAsync(folder, "doctor", "--no-knowledge", "--config", folder.Write("s.json", """{"Bot":{"Discord":{"ApplicationId":"7"}}}"""));

        Assert.Contains(none.Lines, line => line.StartsWith("ok   discord        off: set Bot__Discord__Token", StringComparison.Ordinal));
        Assert.Contains(half.Lines, line => line.StartsWith("fail discord", StringComparison.Ordinal));
    }

    private static async Task<LoopbackDiscord> StartAsync()
    {
        var discord = await LoopbackDiscord.StartAsync();
        discord.State.AddGuild(DiscordBed.Guild);
        return discord;
    }

    private Task<CommandLineRun> RunAsync(LoopbackDiscord discord, params string[] command) => RunWithAsync(discord, "ApiBaseUrl", discord.ApiBase.ToString(), command);

    private async Task<CommandLineRun> RunWithAsync(LoopbackDiscord discord, string setting, string value, params string[] command)
    {
        var options = new JsonObject { ["Token"] = discord.Options.Token, ["ApiBaseUrl"] = discord.ApiBase.ToString() };
        options[setting] = value;
        var settings = folder.Write("settings.json", new JsonObject { ["Bot"] = new JsonObject { ["Discord"] = options } }.ToJsonString());
        return await CommandLineRun.OfAsync(folder, [.. command, "--no-knowledge", "--config", settings]);
    }
}
