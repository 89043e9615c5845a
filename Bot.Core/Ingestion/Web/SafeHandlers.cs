using Microsoft.Security.AntiSSRF;

namespace Bot.Core.Ingestion.Web;

/// <summary>
/// Connections for addresses that somebody typed: only to public addresses, checked on the address that is connected to, so that neither a
/// name that resolves otherwise the second time nor another way to write an address gets past. Named hosts may be on this machine.
/// </summary>
internal sealed class SafeHandlers : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);
    private static readonly string[] Loopback = ["127.0.0.0/8", "::1/128"];

    // Ways to write an IPv4 address as IPv6 that the policy does not know by itself: IPv4-compatible and IPv4-translated addresses
    // (RFC 4291 section 2.5.5.1, RFC 6145 section 2.2), 6to4, Teredo, and translation by a local prefix. The last are the site-local
    // addresses of old (RFC 3879).
    private static readonly string[] Translated = ["::/96", "::ffff:0:0:0/96", "2002::/16", "2001::/32", "64:ff9b:1::/48", "fec0::/10"];

    // Private networks, for intranets that are named.
    private static readonly string[] Private = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"];

    private readonly HttpMessageInvoker open = Create(allowed: []);
    private readonly HttpMessageInvoker named = Create([.. Loopback, .. Private]);
    private readonly IReadOnlySet<string> allowed;

    public SafeHandlers(IReadOnlySet<string> allowed) => this.allowed = allowed;

    public HttpMessageInvoker For(Uri address) => allowed.Contains($"{address.IdnHost}:{address.Port}") ? named : open;

    public void Dispose()
    {
        open.Dispose();
        named.Dispose();
    }

    private static HttpMessageInvoker Create(string[] allowed)
    {
        var policy = new AntiSSRFPolicy(PolicyConfigOptions.ExternalOnlyLatest) { AllowPlainTextHttp = true, AddXFFHeader = false };
        policy.AddDeniedAddresses(Translated);
        if (allowed.Length > 0)
            policy.AddAllowedAddresses(allowed);
        var handler = policy.GetHandler();
        // Redirects are followed one by one, since each may lead to a host with another policy.
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.ConnectTimeout = ConnectTimeout;
        handler.PooledConnectionLifetime = ConnectionLifetime;
        return new HttpMessageInvoker(handler);
    }
}
