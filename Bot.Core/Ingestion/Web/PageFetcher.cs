using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Bot.Core.Articles;
using Microsoft.Security.AntiSSRF;

namespace Bot.Core.Ingestion.Web;

/// <summary>
/// Fetches pages from addresses that people name: over http(s), from public hosts that allow it, within limits of size, time and redirects.
/// </summary>
public sealed class PageFetcher : IDisposable
{
    private const int MostRedirects = 5;
    private const int LongestAddress = 2_000;
    private const int LargestRobotsFile = 1024 * 1024;

    private static readonly TimeSpan RobotsKept = TimeSpan.FromHours(12);

    private readonly FetchOptions options;
    private readonly TimeProvider clock;
    private readonly SafeHandlers handlers;
    private readonly HostPace pace;
    private readonly string product;
    private readonly ConcurrentDictionary<string, (RobotsFile File, DateTimeOffset Until)> robots = new(StringComparer.OrdinalIgnoreCase);

    public PageFetcher(FetchOptions options, TimeProvider clock)
    {
        (this.options, this.clock) = (options, clock);
        handlers = new SafeHandlers(options.Allowed());
        pace = new HostPace(TimeSpan.FromSeconds(options.HostDelaySeconds), clock);
        product = options.UserAgent.Split('/', ' ')[0];
    }

    /// <param name="address">As somebody wrote it.</param>
    /// <param name="validator">From the last time, so that what has not changed is not sent again.</param>
    /// <param name="cancellationToken">Stops it; its own time limit makes a refusal.</param>
    public async Task<FetchResult> FetchAsync(string address, Validator? validator, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await FollowAsync(address, validator, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchResult.Refused($"{Host(address)} took longer than {options.TimeoutSeconds} s to answer; try again later");
        }
        catch (Exception error) when (error.GetBaseException() is AntiSSRFException or ArgumentException)
        {
            // An address of zeros is no argument for a resolver.
            return NotPublic(address);
        }
        catch (Exception error) when (error is HttpRequestException or SocketException or IOException or InvalidDataException)
        {
            return new FetchResult.Refused($"{Host(address)} cannot be reached ({error.GetBaseException().Message.TrimEnd('.')}); check the address, or try again later");
        }
    }

    public void Dispose() => handlers.Dispose();

    private async Task<FetchResult> FollowAsync(string address, Validator? validator, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            if (Problem(address, out var uri) is { } problem)
                return new FetchResult.Refused(problem);
            if (!(await RobotsAsync(uri, cancellationToken)).Allows(uri.PathAndQuery))
                return new FetchResult.Refused($"{uri.Host} does not let robots fetch this page (robots.txt); save the page and attach the file");
            await pace.WaitAsync(uri.Authority, cancellationToken);
            using var response = await SendAsync(uri, validator, cancellationToken);
            if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
                return await ReadAsync(uri, response, cancellationToken);
            address = Uri.TryCreate(uri, location, out var target) ? target.AbsoluteUri : location.OriginalString;
        }

        return new FetchResult.Refused($"the address leads from one page to the next more than {MostRedirects} times; give the address of the article itself");
    }

    /// <summary>Why an address cannot be that of a source; null when it can.</summary>
    private static string? Problem(string address, out Uri uri)
    {
        uri = null!;
        if (address.Length > LongestAddress)
            return $"the address is longer than {LongestAddress} characters; give the article's own address";
        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https") || parsed.Host.Length == 0)
            return "this is not a web address; write it whole, with https://";
        if (parsed.UserInfo.Length > 0)
            return "the address holds a user name or password; give it without";
        uri = parsed;
        return null;
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, Validator? validator, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/pdf,application/rss+xml,application/atom+xml,text/plain;q=0.8,*/*;q=0.5");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", Decompression.Accepted);
        if (validator?.ETag is { } tag)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        request.Headers.IfModifiedSince = validator?.LastModified;
        return await handlers.For(address).SendAsync(request, cancellationToken);
    }

    private async Task<FetchResult> ReadAsync(Uri address, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NotModified)
            return new FetchResult.NotModified();
        if (!response.IsSuccessStatusCode)
            return Failed(address, response);
        if (await Decompression.ReadAsync(response.Content, options.LargestBytes, cancellationToken) is not { } content)
            return new FetchResult.Refused($"the page is larger than {options.LargestBytes / 1024 / 1024} MB; save its text and attach the file");
        var type = response.Content.Headers.ContentType;
        var validator = new Validator(response.Headers.ETag?.ToString(), response.Content.Headers.LastModified);
        return new FetchResult.Fetched(
            address, type?.MediaType?.ToLowerInvariant() ?? "", type?.CharSet?.Trim('"'), content, validator is (null, null) ? null : validator);
    }

    private FetchResult.Refused Failed(Uri address, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var retry = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - clock.GetUtcNow() : null;
        return status switch
        {
            404 or 410 => new FetchResult.Refused($"{address.Host} has no page at this address ({status}); check it", IsGone: true),
            401 or 402 or 403 or 451 => new FetchResult.Refused($"{address.Host} does not give out this page ({status}); save the page and attach the file"),
            >= 300 and < 400 => new FetchResult.Refused($"{address.Host} leads on to what is not a web address ({status}); give the address of the article itself"),
            429 or >= 500 => new FetchResult.Refused($"{address.Host} cannot give the page now ({status}); try again later", RetryAfter: retry),
            _ => new FetchResult.Refused($"{address.Host} answers with status {status}; check the address"),
        };
    }

    private async Task<RobotsFile> RobotsAsync(Uri address, CancellationToken cancellationToken)
    {
        if (robots.TryGetValue(address.Authority, out var known) && known.Until > clock.GetUtcNow())
            return known.File;
        var file = await ReadRobotsAsync(new Uri(address, "/robots.txt"), cancellationToken);
        robots[address.Authority] = (file, clock.GetUtcNow() + RobotsKept);
        return file;
    }

    /// <summary>A site without the file allows all. One that fails is taken for the same, since the page itself will fail then too.</summary>
    private async Task<RobotsFile> ReadRobotsAsync(Uri address, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(address, validator: null, cancellationToken);
        return response.IsSuccessStatusCode && await Decompression.ReadAsync(response.Content, LargestRobotsFile, cancellationToken) is { } content
            ? RobotsFile.Parse(Encoding.UTF8.GetString(content), product)
            : RobotsFile.AllowingAll;
    }

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static FetchResult.Refused NotPublic(string address) =>
        new($"{Host(address)} is not, or leads to what is not, on the public internet; only public pages are fetched");

    private static string Host(string address) => Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) ? uri.Host : "the address";
}
