using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Bot.Tests.Ingestion.Web;

/// <summary>A site on a loopback address with pages of many makes.</summary>
internal sealed class LoopbackSite : IAsyncDisposable
{
    public const string Lead = "The old bridge of Marlow Bay was closed on Tuesday after a storm had damaged two of its pillars, the council said in a statement.";

    /// <summary>What a reader of this site should be told is the most.</summary>
    public const int LargestBytes = 2 * 1024 * 1024;

    private readonly WebApplication application;

    private LoopbackSite(WebApplication application, string address) => (this.application, Address) = (application, address);

    /// <summary>Ends with a slash.</summary>
    public string Address { get; }

    /// <summary>As it stands in the list of hosts that may be fetched.</summary>
    public string Host => new Uri(Address).Authority;

    /// <summary>The paths asked for, in order.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>What <c>robots.txt</c> says; null for none.</summary>
    public string? Robots { get; set; }

    /// <summary>The revision of the page at <c>changing</c>.</summary>
    public int Revision { get; set; } = 1;

    /// <summary>Whether the page at <c>changing</c> fails.</summary>
    public bool Fails { get; set; }

    /// <summary>How often it was said that the page has not changed.</summary>
    public int NotModified { get; private set; }

    public static async Task<LoopbackSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var built = builder.Build();
        LoopbackSite? site = null;
        built.Run(context => site!.AnswerAsync(context));
        await built.StartAsync();
        var address = built.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return site = new LoopbackSite(built, $"{address}/");
    }

    public string At(string path) => Address + path;

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!.TrimStart('/');
        lock (Requests)
            Requests.Add(path);
        var response = context.Response;
        switch (path)
        {
            case "robots.txt" when Robots is { } rules:
                return TextAsync(response, "text/plain", rules);
            case "plain.txt":
                return TextAsync(response, "text/plain; charset=utf-8", $"Bridge closed after storm\n\n{Lead}");
            case "page":
                return HtmlAsync(response, Page());
            case "linked-data":
                return HtmlAsync(response, Page("""<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge closed after storm","datePublished":"2031-05-06T10:00:00Z","publisher":{"name":"The Bay Ledger"},"author":{"name":"Ada Quill"}}</script>"""));
            case "amp":
                return HtmlAsync(response, Page("""<link rel="canonical" href="https://ledger.example/2031/05/06/bridge">""").Replace("<html", "<html amp", StringComparison.Ordinal));
            case "paywalled":
                return HtmlAsync(response, Page("""<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>""", paragraphs: 2));
            case "teaser":
                return HtmlAsync(response, Page(body: $"<article><h1>Bridge</h1><p>{Lead}</p><p>Subscribe to continue reading. Already a subscriber?</p></article>"));
            case "consent":
                return HtmlAsync(response, Page(body: "<main><h1>Before you continue</h1><p>We and our partners store cookies to show you advertisements. Accept all cookies, or manage your choices. This helps the coast.</p></main>"));
            case "soft-404":
                return HtmlAsync(response, Page(body: "<main><h1>Sorry</h1><p>The page you are looking for was not found. It may have been moved, or it never existed. Try our front page for news of the coast and of its bridges.</p></main>"));
            case "robot-check":
                return HtmlAsync(response, Page(body: "<main><h1>Just a moment...</h1><p>Verify you are human by completing the action below. The site needs to review the security of your connection before proceeding.</p></main>"));
            case "empty":
                return HtmlAsync(response, "<html><body></body></html>");
            case "open-graph":
                return HtmlAsync(response, Page("""<meta property="og:title" content="Bridge closed after storm"><meta property="og:site_name" content="The Bay Ledger"><meta property="article:published_time" content="2031-05-06T10:00:00+02:00"><meta name="author" content="Ada Quill">"""));
            case "moved":
                return RedirectAsync(response, "/moved-here");
            case "moved-here":
                return HtmlAsync(response, Page());
            case "redirected":
                return RedirectAsync(response, "/page");
            case "round":
                return RedirectAsync(response, "/round");
            case "inwards":
                return RedirectAsync(response, "http://169.254.169.254/latest/meta-data/");
            case "to":
                return RedirectAsync(response, Uri.UnescapeDataString(context.Request.QueryString.Value![1..]));
            case "claims-another":
                return HtmlAsync(response, Page("""<link rel="canonical" href="https://ledger.example/2031/05/06/bridge"><meta property="og:site_name" content="The Bay Ledger">"""));
            case "to-file":
                return RedirectAsync(response, "file:///etc/passwd");
            case "huge":
                return HtmlAsync(response, Page() + new string('x', 3_000_000));
            case "bomb":
                return BombAsync(response);
            case "latin-1":
                response.ContentType = "text/html; charset=iso-8859-1";
                return response.Body.WriteAsync(Encoding.Latin1.GetBytes(Page().Replace("statement", "café statement", StringComparison.Ordinal))).AsTask();
            case "wrong-charset":
                response.ContentType = "text/html; charset=utf-8";
                return response.Body.WriteAsync(Encoding.Latin1.GetBytes(Page().Replace("statement", "café statement", StringComparison.Ordinal))).AsTask();
            case "spanish":
                return HtmlAsync(response, Page(body: "<article>" + string.Concat(Enumerable.Repeat("<p>El viejo puente se cerró el martes después de que una tormenta dañara dos de sus pilares, dijo el concejo en un comunicado.</p>", 5)) + "</article>").Replace("lang=\"en\"", "lang=\"es\"", StringComparison.Ordinal));
            case "french":
                return HtmlAsync(response, Page(body: "<article>" + string.Concat(Enumerable.Repeat("<p>Le vieux pont de la baie fut fermé mardi après une tempête qui avait endommagé deux de ses piliers, selon une déclaration du conseil municipal.</p>", 5)) + "</article>").Replace("lang=\"en\"", "lang=\"fr\"", StringComparison.Ordinal));
            case "chinese":
                return HtmlAsync(response, Page(body: "<article><h1>旧桥关闭</h1>" + string.Concat(Enumerable.Repeat("<p>市议会在声明中说，星期二暴风雨损坏了旧桥的两根桥墩，旧桥已经关闭。</p>", 5)) + "</article>").Replace("lang=\"en\"", "lang=\"zh\"", StringComparison.Ordinal));
            case "bridge.pdf":
                return BytesAsync(response, "application/pdf", Pdf());
            case "bridge.docx":
                return BytesAsync(response, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Docx());
            case "feed":
                return TextAsync(response, "application/rss+xml", $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Bay Ledger</title><item><title>Bridge closed</title><link>{At("page")}</link><pubDate>Tue, 06 May 2031 10:00:00 GMT</pubDate></item><item><title>Same again</title><link>{At("page")}</link></item><item><title>Bad</title><link>javascript:alert(1)</link></item></channel></rss>");
            case "atom":
                return TextAsync(response, "application/atom+xml", "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Ledger</title><entry><title>Bridge closed</title><link href=\"/page\"/><updated>2031-05-06T10:00:00Z</updated><id>1</id></entry></feed>");
            case "entities":
                return TextAsync(response, "application/xml", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><channel><title>&a;</title></channel></rss>");
            case "picture":
                return BytesAsync(response, "image/png", [1, 2, 3]);
            case "changing":
                return ChangingAsync(context);
            case "busy":
                response.StatusCode = 503;
                response.Headers.RetryAfter = "120";
                return Task.CompletedTask;
            case "gone":
                response.StatusCode = 410;
                return Task.CompletedTask;
            case "forbidden":
                response.StatusCode = 403;
                return Task.CompletedTask;
            default:
                response.StatusCode = 404;
                return Task.CompletedTask;
        }
    }

    private Task ChangingAsync(HttpContext context)
    {
        if (Fails)
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        }

        var tag = $"\"{Revision}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            NotModified++;
            context.Response.StatusCode = 304;
            return Task.CompletedTask;
        }

        return HtmlAsync(context.Response, Page().Replace("two of its pillars", Revision == 1 ? "two of its pillars" : "three of its pillars", StringComparison.Ordinal));
    }

    public static string Page(string head = "", int paragraphs = 6, string? body = null) =>
        $"<!DOCTYPE html><html lang=\"en\"><head><title>Bridge closed after storm</title>{head}</head><body>"
        + (body ?? $"<article><h1>Bridge closed after storm</h1>{string.Concat(Enumerable.Repeat($"<p>{Lead}</p>", paragraphs))}</article>") + "</body></html>";

    private static Task HtmlAsync(HttpResponse response, string html) => TextAsync(response, "text/html; charset=utf-8", html);

    private static Task TextAsync(HttpResponse response, string type, string text)
    {
        response.ContentType = type;
        return response.WriteAsync(text);
    }

    private static Task BytesAsync(HttpResponse response, string type, byte[] content)
    {
        response.ContentType = type;
        return response.Body.WriteAsync(content).AsTask();
    }

    private static Task RedirectAsync(HttpResponse response, string target)
    {
        response.StatusCode = 302;
        response.Headers.Location = target;
        return Task.CompletedTask;
    }

    private static async Task BombAsync(HttpResponse response)
    {
        response.ContentType = "text/html";
        response.Headers.ContentEncoding = "gzip";
        await using var packed = new GZipStream(response.Body, CompressionLevel.Fastest);
        var zeros = new byte[1024 * 1024];
        for (var i = 0; i < 50 && !response.HttpContext.RequestAborted.IsCancellationRequested; i++)
            await packed.WriteAsync(zeros);
    }

    public static byte[] Pdf()
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        var page = builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
        string[] lines = ["The old bridge of Marlow Bay was closed on Tuesday after a", "storm had damaged two of its pillars, the council said in a state-", "ment."];
        for (var i = 0; i < lines.Length; i++)
            page.AddText(lines[i], 11, new PdfPoint(60, 760 - 14 * i), font);
        return builder.Build();
    }

    public static byte[] Docx()
    {
        var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = "Bridge closed after storm";
            document.AddMainDocumentPart().Document = new Document(new Body(
                new Paragraph(new Run(new Text("Bridge closed after storm"))),
                new Paragraph(new Run(new Text("The old bridge of Marlow Bay was closed ") { Space = SpaceProcessingModeValues.Preserve }), new Run(new Text("on Tuesday."))),
                new Table(new TableRow(new TableCell(new Paragraph(new Run(new Text("North pillar")))), new TableCell(new Paragraph(new Run(new Text("cracked"))))))));
        }

        return stream.ToArray();
    }
}
