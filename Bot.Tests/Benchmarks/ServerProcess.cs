using System.Diagnostics;
using System.Globalization;
using Bot.Fakes.Discord;

namespace Bot.Benchmarks;

/// <summary>A loopback Discord in a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;

    private ServerProcess(Process process) => this.process = process;

    public static ServerProcess Start(int servers)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(LoopbackDiscord).Assembly.Location, "discord", "http://127.0.0.1:0", servers.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new ServerProcess(Process.Start(start) ?? throw new InvalidOperationException("the loopback Discord does not start"));
    }

    /// <summary>Where it listens, once it does.</summary>
    public async Task<Uri> ApiBaseAsync()
    {
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the loopback Discord says nothing");
        return new Uri(line.Split(' ')[3]);
    }

    /// <summary>Lets somebody write a message.</summary>
    public void Say() => process.StandardInput.WriteLine("say 41771983444110001 <@700000000000000001> hello");

    public void Dispose()
    {
        process.StandardInput.WriteLine("quit");
        process.WaitForExit(TimeSpan.FromSeconds(5));
        process.Dispose();
    }
}
