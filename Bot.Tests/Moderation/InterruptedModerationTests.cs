using System.Globalization;
using Bot.Tests.Ingestion.Web;

namespace Bot.Tests.Moderation;

public sealed class InterruptedModerationTests
{
    private const int MostCommits = 20;

    public static TheoryData<string> Verbs => [.. ModeratedProcess.Verbs];

    [Theory(Timeout = 300_000)]
    [MemberData(nameof(Verbs))]
    public async Task A_command_that_is_killed_at_any_of_its_commits_has_done_all_or_nothing(string verb)
    {
        await using var site = await LoopbackSite.StartAsync();
        using var program = new ModeratedProcess(site);
        await program.PrepareAsync();
        var before = await program.ReadWholeAsync();
        var (exitCode, error) = await RunAsync(killAt: 0);
        Assert.True(exitCode == 0, error);
        var after = await program.ReadWholeAsync();
        Assert.NotEqual(before, after);

        var seen = new List<string>();
        for (var point = 1; point <= MostCommits; point++)
        {
            await program.PrepareAsync();
            if ((await RunAsync(point)).ExitCode == 0)
                break;
            seen.Add(await program.ReadWholeAsync());
        }

        Assert.Equal(before, seen[0]);
        Assert.Equal(after, seen[^1]);
        Assert.All(seen, state => Assert.True(state == before || state == after, state));

        Task<(int ExitCode, string Error)> RunAsync(int killAt) => program.RunAsync(
            verb, TestContext.Current.CancellationToken, (StartupHook.KillAt, killAt.ToString(CultureInfo.InvariantCulture)));
    }

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Verbs))]
    public async Task A_command_on_a_full_disk_says_so_and_changes_nothing(string verb)
    {
        await using var site = await LoopbackSite.StartAsync();
        using var program = new ModeratedProcess(site);
        await program.PrepareAsync();
        var before = await program.ReadWholeAsync();

        var (exitCode, error) = await program.RunAsync(verb, TestContext.Current.CancellationToken, (StartupHook.FullDisk, "yes"));

        Assert.Equal(1, exitCode);
        Assert.Matches("^docket: the disk that holds the store .* is full; free some space and try again\n$", error);
        Assert.Equal(before, await program.ReadWholeAsync());
        Assert.Equal(0, (await program.RunAsync(verb, TestContext.Current.CancellationToken)).ExitCode);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_disk_without_room_for_a_single_byte_is_said_to_be_full()
    {
        await using var site = await LoopbackSite.StartAsync();
        using var program = new ModeratedProcess(site);
        await program.PrepareAsync();

        var (exitCode, error) = await program.RunAsync("source remove", TestContext.Current.CancellationToken, (StartupHook.FullDisk, StartupHook.NotAByte));

        Assert.Equal(1, exitCode);
        Assert.Matches("^docket: the disk that holds the store .* is full; free some space and try again\n$", error);
    }
}
