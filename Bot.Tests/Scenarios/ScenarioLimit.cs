namespace Bot.Tests.Scenarios;

/// <summary>Bounds what a scenario waits for by the machine's time, also where the test's own clock has come to a stop.</summary>
internal static class ScenarioLimit
{
    // Far above what any of them takes on a busy machine.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <param name="missing">What the test fails with.</param>
    public static async Task KeepAsync(Func<Task> wait, Func<string> missing)
    {
        // Apart from the caller: what moves the clock may itself not return.
        var waiting = Task.Run(wait);
        try
        {
            await waiting.WaitAsync(Longest, TimeProvider.System, CancellationToken.None);
        }
        catch (TimeoutException) when (!waiting.IsCompleted)
        {
            Assert.Fail(missing());
        }
    }
}
