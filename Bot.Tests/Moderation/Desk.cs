using Bot.Core.Articles;
using Bot.Core.Ingestion.Web;
using Bot.Core.Moderation;
using Bot.Core.Retrieval;
using Bot.Core.Upkeep;
using Bot.Tests.Fixtures;
using Bot.Tests.Ingestion.Web;

namespace Bot.Tests.Moderation;

/// <summary>A desk over a store of its own and a site on a loopback address.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public static readonly Actor Ada = new("slack", "T1", "UADA");
    public static readonly Actor Bo = new("discord", "G1", "7");

    private readonly PageFetcher fetcher;

    private Desk(AskedStore asked, LoopbackSite site, ModerationOptions options)
    {
        (Asked, Site) = (asked, site);
        fetcher = new PageFetcher(new FetchOptions { AllowedHosts = site.Host, HostDelaySeconds = 0 }, TimeProvider.System);
        Web = new WebReader(fetcher);
        Sources = new SourceDesk(asked.Store.Moderation, asked.Store, new Retriever(asked.Store, Glossary.Empty, AskedStore.Lexicon), Web, options, asked.Clock);
        Feeds = new FeedDesk(asked.Store.Moderation, Web, asked.Clock);
        Upkeep = asked.Upkeep;
    }

    public AskedStore Asked { get; }

    public LoopbackSite Site { get; }

    public WebReader Web { get; }

    public SourceDesk Sources { get; }

    public FeedDesk Feeds { get; }

    public UpkeepDesk Upkeep { get; }

    public IModerationStore Store => Asked.Store.Moderation;

    public static async Task<Desk> OpenAsync(ModerationOptions? options = null, params ArticleDraft[] drafts) =>
        new(await AskedStore.CreateAsync(Glossary.Empty, drafts), await LoopbackSite.StartAsync(), options ?? new ModerationOptions());

    /// <summary>Adds the article of a page, approved.</summary>
    public async Task<ArticleId> AddAsync(string path)
    {
        var preview = await Sources.ProposeAsync(Ada, Site.At(path), CancellationToken.None);
        return (await Sources.ApproveAsync(Ada, preview.Proposal.Id, CancellationToken.None)).Proposal.Draft.Id;
    }

    /// <summary>Whether a search finds the article.</summary>
    public async Task<bool> FindsAsync(ArticleId id) =>
        (await Asked.Retriever.SearchAsync("old bridge of Marlow Bay closed storm pillars", 10, CancellationToken.None)).Any(hit => hit.Article.Id == id);

    public async Task<string?> ProblemAsync() =>
        AuditChain.Problem(await Store.ListAuditAsync(after: 0, CancellationToken.None), await Store.ReadAuditHeadAsync(CancellationToken.None));

    public async ValueTask DisposeAsync()
    {
        fetcher.Dispose();
        await Site.DisposeAsync();
        await Asked.DisposeAsync();
    }
}
