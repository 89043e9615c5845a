using System.Diagnostics;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Host;

/// <summary>The program as others start it: exit codes and streams of a real process.</summary>
public sealed class ProcessTests : IAsyncLifetime
{
    private readonly TempDirectory folder = new();
    private string store = "";

    public async ValueTask InitializeAsync() => store = await FerryStory.StoreAsync(folder);

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(0, "What did Dara Quill say about the letters?")]
    [InlineData(3, "What is the recipe for walnut bread?")]
    [InlineData(2, "")]
    public async Task Its_exit_code_says_what_became_of_the_question(int expected, string question)
    {
        var (code, output, error) = await RunAsync("ask", question, "--json");

        Assert.Equal(expected, code);
        Assert.StartsWith("{\"id\":", output, StringComparison.Ordinal);
        Assert.EndsWith("}\n", output, StringComparison.Ordinal);
        Assert.Empty(error);
    }

    [Fact]
    public async Task A_failure_is_one_line_on_standard_error()
    {
        var (code, output, error) = await RunAsync("ask", "Who voted?", "--store", folder.File("missing/bot.db"));

        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.StartsWith("docket: ", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task The_environment_names_the_store_and_an_option_overrules_it()
    {
        var (code, output, _) = await StartAsync(["sources", "list"], ("Bot__Store__Connection", store));
        var (overruled, _, _) = await StartAsync(["sources", "list", "--store", folder.File("missing/bot.db")], ("Bot__Store__Connection", store));

        Assert.Equal(0, code);
        Assert.Contains(FerryStory.Vote, output, StringComparison.Ordinal);
        Assert.Equal(1, overruled);
    }

    [Fact]
    public async Task Without_a_model_nothing_of_what_asks_one_is_loaded()
    {
        var loaded = folder.File("loaded.txt");
        var (code, _, _) = await StartAsync(
            ["ask", "What did Dara Quill say about the letters?", "--store", store],
            ("DOTNET_STARTUP_HOOKS", typeof(StartupHook).Assembly.Location), (StartupHook.LoadedTo, loaded));

        Assert.Equal(0, code);
        var names = await File.ReadAllLinesAsync(loaded);
        Assert.Contains("Bot.Core", names);
        string[] unwanted = ["Microsoft.SemanticKernel", "Microsoft.Extensions.AI", "Microsoft.Extensions.Http", "Microsoft.ML", "OpenAI", "Azure", "OllamaSharp", "Polly", "System.ClientModel", "System.Numerics.Tensors"];
        Assert.DoesNotContain(names, name => Array.Exists(unwanted, prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        StartAsync(arguments.Contains("--store") ? arguments : [.. arguments, "--store", store]);

    private async Task<(int Code, string Output, string Error)> StartAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Bot.Host.dll"), .. arguments, "--no-knowledge"])
        {
            WorkingDirectory = folder.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
