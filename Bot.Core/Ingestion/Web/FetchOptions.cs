using System.ComponentModel.DataAnnotations;

namespace Bot.Core.Ingestion.Web;

/// <summary>How sources are fetched from the web.</summary>
public sealed class FetchOptions
{
    /// <summary>What publishers see of who fetches; a way to reach you belongs into it.</summary>
    [Required]
    public string UserAgent { get; set; } = "Docket/0.1 (self-hosted news archive)";

    /// <summary>Hosts that may be fetched though they are not public, each as name:port and parted by commas; none by default.</summary>
    public string? AllowedHosts { get; set; }

    /// <summary>The largest page or file, in bytes after decompression.</summary>
    [Range(1, 1_000_000_000)]
    public int LargestBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>How long one page may take with all its redirects, in seconds.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>The least time between two requests to one host, in seconds.</summary>
    [Range(0, 600)]
    public double HostDelaySeconds { get; set; } = 1;

    /// <summary>How often feeds are looked at, in minutes.</summary>
    [Range(1, 100_000)]
    public int FeedMinutes { get; set; } = 30;

    /// <summary>How often the pages of articles are looked at for changes, in minutes.</summary>
    [Range(1, 100_000)]
    public int PageMinutes { get; set; } = 360;

    /// <summary>For how many days after an article was published or stored its page is looked at.</summary>
    [Range(0, 100_000)]
    public int PageDays { get; set; } = 30;

    /// <summary>After how many failures in a row moderators are told.</summary>
    [Range(1, 100)]
    public int FailuresTold { get; set; } = 3;

    internal IReadOnlySet<string> Allowed() => (AllowedHosts ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);
}
