using System.Text.RegularExpressions;
using Bot.Core.Commands;
using Bot.Tests.Fixtures;
using Bot.Tests.Host;
using Bot.Tests.Ingestion.Web;

namespace Bot.Tests.Scenarios;

internal sealed class CommandLineModerator : IModerator
{
    private readonly TempDirectory folder = new();
    private readonly string configuration;
    private string shown = "";

    private CommandLineModerator(LoopbackSite site)
    {
        Site = site;
        configuration = folder.Write("bot.json", $$"""{"Bot": {"Sources": {"AllowedHosts": "{{site.Host}}", "HostDelaySeconds": 0, "LargestBytes": {{LoopbackSite.LargestBytes}}} } }""");
    }

    public LoopbackSite Site { get; }

    public bool KeepsQuestions => false;

    public static async Task<IModerator> StartAsync() => new CommandLineModerator(await LoopbackSite.StartAsync());

    public async Task<string> GiveAsync(string path, params (string Option, string Value)[] values)
    {
        var command = CommandRegistry.Find(path)!;
        var arguments = values.SelectMany(value => command.Find(value.Option) is { IsRequired: true } or { IsFirst: true } ? [value.Value] : new[] { $"--{value.Option}", value.Value });
        return shown = await RunAsync([.. CommandSpelling.AtCommandLine(path).Split(' '), .. arguments]);
    }

    public Task<string> TakeAsync(string path, params (string Option, string Value)[] values) => GiveAsync(path, values);

    public async Task<string> AttachAsync(string name, byte[] content, params (string Option, string Value)[] values)
    {
        await File.WriteAllBytesAsync(folder.File(name), content);
        return shown = await RunAsync(["sources", "add", folder.File(name), .. values.SelectMany(value => new[] { $"--{value.Option}", value.Value })]);
    }

    public Task<string> FollowAsync(string path)
    {
        var words = CommandSpelling.AtCommandLine(path);
        return RunAsync([.. words.Split(' '), Regex.Match(shown, $@"{words} (\w+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value]);
    }

    public Task<string> AskAsync(string question) => RunAsync("ask", question);

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        folder.Dispose();
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var run = await CommandLineRun.OfAsync(folder, [.. arguments, "--config", configuration, "--store", folder.File("bot.db"), "--no-knowledge"]);
        return run.Output + run.Error;
    }
}
