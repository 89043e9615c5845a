using System.Globalization;

namespace Bot.Host.Discord.Wire;

/// <summary>Discord did not do what was asked of it.</summary>
/// <param name="operation">The method and route, or what else was attempted; without ids and tokens.</param>
/// <param name="status">The HTTP status, where there was one.</param>
/// <param name="code">Discord's JSON error code, or the close code of the gateway (https://docs.discord.com/developers/topics/opcodes-and-status-codes).</param>
/// <param name="reason">In Discord's words, or ours for a broken connection.</param>
internal sealed class DiscordException(string operation, int? status, int? code, string reason, Exception? inner = null)
    : Exception(Describe(operation, status, code, reason), inner)
{
    public string Operation => operation;

    public int? Status => status;

    public int? Code => code;

    /// <summary>It may go well another time.</summary>
    public bool IsTransient { get; init; }

    /// <summary>Nobody knows whether it was done: the answer did not arrive, or spoke of a failure halfway.</summary>
    public bool MayBeDone { get; init; }

    /// <summary>How long Discord wants to hear no more of it.</summary>
    public TimeSpan? RetryAfter { get; init; }

    private static string Describe(string operation, int? status, int? code, string reason)
    {
        var numbers = string.Join('/', new[] { status, code }.OfType<int>().Select(number => number.ToString(CultureInfo.InvariantCulture)));
        var advice = DiscordErrors.Advice(status, code);
        return $"{operation}: {numbers}{(numbers.Length > 0 ? " " : "")}{reason}{(advice is null ? "" : $"; {advice}")}";
    }
}
