using Bot.Core.Answering;
using Bot.Core.Chat;
using Bot.Core.Storage;
using Bot.Tests.Fixtures;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Chat;

/// <summary>A chat service on a real store and a platform in memory, which can be stopped and started again.</summary>
internal sealed class ChatRun : IAsyncDisposable
{
    public const string Platform = "test";
    public const string Workspace = "w1";

    /// <summary>For tests that would otherwise never end.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Where a test locks the store on purpose, it should not wait for long.
    private static readonly TimeSpan LockPatience = TimeSpan.FromMilliseconds(200);

    private readonly TempDirectory folder = new();

    private ChatRun()
    {
    }

    public ImpatientClock Clock { get; } = new(new DateTimeOffset(2031, 7, 1, 9, 0, 0, TimeSpan.Zero));

    public ChatMetrics Metrics { get; } = new();

    // Beyond what the clock leaps over.
    public ChatOptions Options { get; } = new() { AnswerSeconds = 3_600, UserQuestionsPerMinute = 10_000, WorkspaceQuestionsPerMinute = 100_000 };

    public RecordingAdapter Adapter { get; } = new();

    public string StorePath => folder.File("bot.db");

    public SqliteStore Store { get; private set; } = null!;

    public IChatStore Chat => Store.Chat;

    public ChatService Service { get; private set; } = null!;

    public Ask Ask { get; set; } = (message, _) => Task.FromResult(Echo(message));

    public static async Task<ChatRun> StartAsync(Action<ChatRun>? prepare = null)
    {
        var run = await CreateAsync();
        prepare?.Invoke(run);
        await run.StartServiceAsync();
        return run;
    }

    /// <summary>A store, and no service yet.</summary>
    public static async Task<ChatRun> CreateAsync()
    {
        var run = new ChatRun();
        run.Store = await SqliteStore.OpenAsync(run.StorePath, run.Clock, LockPatience, CancellationToken.None);
        return run;
    }

    public async Task StartServiceAsync()
    {
        Service = new ChatService(Chat, (message, token) => Ask(message, token), Options, Clock, new Random(7), Metrics, NullLogger<ChatService>.Instance);
        await Service.StartAsync([Adapter], CancellationToken.None);
    }

    /// <summary>Ends the service wherever it is, as a crash does, and starts another one on the same store.</summary>
    public async Task CrashAsync()
    {
        await Service.DisposeAsync();
        await StartServiceAsync();
    }

    public Task<Receipt> ReceiveAsync(IncomingMessage message) => Service.ReceiveAsync(message, CancellationToken.None);

    public Task SettleAsync() => Service.WhenIdleAsync().WaitAsync(Patience);

    public async Task<Receipt> AskAsync(IncomingMessage message)
    {
        var receipt = await ReceiveAsync(message);
        await SettleAsync();
        return receipt;
    }

    public async Task<AskedQuestion> FindAsync(string message, string channel = "c1") =>
        await Chat.FindAsync(Address(message, channel), CancellationToken.None) ?? throw new InvalidOperationException($"no question {message}");

    public static ChannelAddress Channel(string channel = "c1") => new(Platform, Workspace, channel);

    public static MessageAddress Address(string message, string channel = "c1") => new(Channel(channel), message);

    public static UserAddress User(string user = "u1") => new(Platform, Workspace, user);

    public static IncomingMessage Mention(string message, string text, string? thread = null, string user = "u1", string channel = "c1") =>
        new(Address(message, channel), thread, user, text, WayOfAsking.Mention);

    public static IncomingMessage Overheard(string message, string text, string? thread = null, string user = "u1", string channel = "c1") =>
        Mention(message, text, thread, user, channel) with { Way = WayOfAsking.Overheard };

    public static IncomingMessage Direct(string message, string text, string user = "u1") =>
        Mention(message, text, user: user, channel: $"d-{user}") with { Way = WayOfAsking.Direct };

    public static IncomingMessage Command(string message, string text, string user = "u1") =>
        Mention(message, text, user: user) with { Way = WayOfAsking.Command, ReplyHandle = $"handle-{message}" };

    /// <summary>An answer that says what was asked, and after what.</summary>
    public static Exchange Echo(ChatMessage message, double confidence = 0.9) => new(message, Answer(string.Join(" > ", [.. message.History, message.Text]), confidence), TimeSpan.Zero);

    public static Reply.Answer Answer(string text, double confidence = 0.9) => Replies.Answer() with
    {
        Confidence = confidence,
        Claims = [new Claim(text, [1], Quote: false)],
        Citations = [Replies.Answer().Citations[0]],
    };

    public static Exchange Abstain(ChatMessage message, AbstentionReason reason = AbstentionReason.NoEvidence) =>
        new(message, Replies.Abstention(reason), TimeSpan.Zero);

    public async ValueTask DisposeAsync()
    {
        if (Service is not null)
            await Service.DisposeAsync();
        await Store.DisposeAsync();
        Metrics.Dispose();
        folder.Dispose();
    }
}
