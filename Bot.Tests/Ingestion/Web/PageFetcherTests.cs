using System.Net;
using System.Net.Sockets;
using Bot.Core.Ingestion.Web;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Ingestion.Web;

public sealed class PageFetcherTests
{
    // Ways to write an address of this machine, of the network beside it, or of what a cloud tells its machines about themselves.
    private static readonly string[] HostileHosts =
    [
        "127.0.0.1", "127.1", "127.0.1", "127.255.255.254", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "0", "0.0.0.0", "localhost", "LOCALHOST",
        "10.0.0.1", "10.255.255.255", "167772161", "0x0a000001", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.255.255", "3232235521",
        "169.254.169.254", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "169.254.0.1", "100.64.0.1", "100.127.255.254", "168.63.129.16",
        "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:10.0.0.1]", "[::ffff:169.254.169.254]", "[::ffff:a9fe:a9fe]", "[::127.0.0.1]",
        "[64:ff9b::7f00:1]", "[64:ff9b::169.254.169.254]", "[fe80::1]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]", "[2001:db8::1]", "[2002:7f00:1::]", "[2002:a9fe:a9fe::]", "[::ffff:0:127.0.0.1]",
        "①②⑦.⓪.⓪.①", "127。0。0。1", "１２７.0.0.1", "127%2e0%2e0%2e1", "0x7f.1", "127.0x0.0.1", "0300.0250.0.1", "0xc0a80001", "2886729729", "10.1", "192.168.1", "100.100.100.200",
        "[0000:0000:0000:0000:0000:ffff:7f00:0001]", "[64:ff9b:1::7f00:1]", "[2001:0:7f00:1::]", "[fd20:ce::254]", "[fe80::a9fe:a9fe]", "[fec0::1]",
    ];

    public static TheoryData<string> HostileAddresses =>
    [
        .. HostileHosts.Select(host => $"http://{host}/"),
        .. HostileHosts.Take(16).Select(host => $"https://{host}:8443/admin"),
        "http://user:secret@127.0.0.1/", "http://example.org@127.0.0.1/", "http://127.0.0.1#@example.org/", "http://127.0.0.1\\@example.org/", "http://127.0.0.1%23@example.org/",
        "file:///etc/passwd", "ftp://example.org/a", "gopher://127.0.0.1:6379/_FLUSHALL", "javascript:alert(1)", "data:text/html,<p>a</p>", "jar:http://127.0.0.1!/", "ldap://127.0.0.1/", "dict://127.0.0.1:11211/",
        "http://", "http:///", "//127.0.0.1/", "127.0.0.1", "", " ", "http://[", "http://[::1", "http://127.0.0.1:99999/", "http:127.0.0.1", "\u0000http://127.0.0.1",
    ];

    [Theory]
    [MemberData(nameof(HostileAddresses))]
    public async Task Reaches_nothing_but_public_addresses(string address)
    {
        using var fetcher = new PageFetcher(new FetchOptions(), TimeProvider.System);

        var refused = Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync(address, validator: null, CancellationToken.None));

        Assert.True(
            refused.Reason.Contains("public internet", StringComparison.Ordinal) || refused.Reason.Contains("web address", StringComparison.Ordinal)
            || refused.Reason.Contains("without", StringComparison.Ordinal),
            refused.Reason);
    }

    [Fact]
    public async Task Opens_no_socket_for_an_address_that_is_not_public()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var attempts = new SocketAttempts(port);
        using var fetcher = new PageFetcher(new FetchOptions { HostDelaySeconds = 0 }, TimeProvider.System);

        foreach (var host in HostileHosts)
            Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync($"http://{host}:{port}/", validator: null, CancellationToken.None));

        Assert.True(HostileAddresses.Count >= 100);
        Assert.Equal(0, attempts.Count);
        using var seen = new TcpClient();
        await seen.ConnectAsync(IPAddress.Loopback, port, CancellationToken.None);
        Assert.Equal(1, attempts.Count);
    }

    [Fact]
    public async Task Is_led_to_no_address_that_is_not_public_by_a_redirect_either()
    {
        await using var site = await LoopbackSite.StartAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var attempts = new SocketAttempts(port);
        using var fetcher = Open(site);
        // Of other letters a header holds none.
        var targets = HostileHosts.Where(host => host.All(char.IsAscii)).ToList();

        foreach (var host in targets)
        {
            var refused = Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync(site.At($"to?{Uri.EscapeDataString($"http://{host}:{port}/")}"), validator: null, CancellationToken.None));
            Assert.True(refused.Reason.Contains("public internet", StringComparison.Ordinal) || refused.Reason.Contains("web address", StringComparison.Ordinal), $"{host}: {refused.Reason}");
        }

        Assert.Equal(0, attempts.Count);
        Assert.Equal(targets.Count, site.Requests.Count(path => path == "to"));
    }

    [Theory]
    [InlineData("http://localhost./")]
    [InlineData("http://127.0.0.1./")]
    [InlineData("http://ip6-localhost/")]
    [InlineData("http://no-such-host.invalid/")]
    public async Task Says_so_where_a_name_is_no_hosts_or_one_of_this_machine(string address)
    {
        using var fetcher = new PageFetcher(new FetchOptions(), TimeProvider.System);

        var refused = Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync(address, validator: null, CancellationToken.None));

        Assert.True(refused.Reason.Contains("public internet", StringComparison.Ordinal) || refused.Reason.Contains("cannot be reached", StringComparison.Ordinal), refused.Reason);
    }

    [Fact]
    public async Task A_host_on_this_machine_is_fetched_only_where_it_is_named_with_its_port()
    {
        await using var site = await LoopbackSite.StartAsync();
        foreach (var allowed in (string?[])[null, "", "127.0.0.1", "127.0.0.1:1", "localhost:" + new Uri(site.Address).Port])
        {
            using var closed = new PageFetcher(new FetchOptions { AllowedHosts = allowed, HostDelaySeconds = 0 }, TimeProvider.System);
            Assert.Contains("public internet", Assert.IsType<FetchResult.Refused>(await closed.FetchAsync(site.At("page"), null, CancellationToken.None)).Reason, StringComparison.Ordinal);
        }

        Assert.Empty(site.Requests);
        using var open = Open(site);
        Assert.IsType<FetchResult.Fetched>(await open.FetchAsync(site.At("page"), null, CancellationToken.None));
    }

    [Fact]
    public async Task A_named_host_does_not_open_the_way_to_others()
    {
        await using var site = await LoopbackSite.StartAsync();
        await using var other = await LoopbackSite.StartAsync();
        using var fetcher = Open(site);

        Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync(other.At("page"), null, CancellationToken.None));
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Keeps_to_what_the_site_lets_robots_fetch_and_asks_for_that_once()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Robots = "User-agent: *\nDisallow: /page\n";
        using var fetcher = Open(site);

        Assert.Contains("robots", Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync(site.At("page"), null, CancellationToken.None)).Reason, StringComparison.Ordinal);
        Assert.IsType<FetchResult.Fetched>(await fetcher.FetchAsync(site.At("linked-data"), null, CancellationToken.None));
        Assert.Equal(["robots.txt", "linked-data"], site.Requests);
    }

    [Fact]
    public async Task Two_requests_to_one_host_are_kept_apart()
    {
        await using var site = await LoopbackSite.StartAsync();
        var clock = new FakeTimeProvider();
        using var fetcher = new PageFetcher(new FetchOptions { AllowedHosts = site.Host, HostDelaySeconds = 5 }, clock);
        await fetcher.FetchAsync(site.At("page"), null, CancellationToken.None);

        var second = fetcher.FetchAsync(site.At("page"), null, CancellationToken.None);
        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.IsType<FetchResult.Fetched>(await second);
    }

    [Fact]
    public async Task Stops_when_it_is_cancelled()
    {
        await using var site = await LoopbackSite.StartAsync();
        using var fetcher = Open(site);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetcher.FetchAsync(site.At("page"), null, new CancellationToken(canceled: true)));
    }

    private static PageFetcher Open(LoopbackSite site) => new(new FetchOptions { AllowedHosts = site.Host, HostDelaySeconds = 0 }, TimeProvider.System);
}
