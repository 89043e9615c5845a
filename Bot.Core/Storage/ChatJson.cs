using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Bot.Core.Answering;
using Bot.Core.Chat;

namespace Bot.Core.Storage;

/// <summary>Replies in a column: their kind, and what they say as JSON.</summary>
[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Reply.Answer))]
[JsonSerializable(typeof(Reply.Abstention))]
[JsonSerializable(typeof(Notice))]
internal sealed partial class ChatJson : JsonSerializerContext
{
    // The column is read by people too, and never stands in a web page.
    private static readonly ChatJson Readable = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        Converters =
        {
            new JsonStringEnumConverter<AnswerLayout>(), new JsonStringEnumConverter<AbstentionReason>(),
            new JsonStringEnumConverter<NoticeKind>(),
        },
    });

    public static (string Kind, string Content) Write(ChatReply reply) => reply switch
    {
        ChatReply.Said { Reply: Reply.Answer answer } => ("answer", JsonSerializer.Serialize(answer, Readable.Answer)),
        ChatReply.Said { Reply: Reply.Abstention abstention } => ("abstention", JsonSerializer.Serialize(abstention, Readable.Abstention)),
        ChatReply.Apology apology => ("apology", JsonSerializer.Serialize(apology.Notice, Readable.Notice)),
        _ => throw new UnreachableException(),
    };

    public static ChatReply Read(string kind, string content) => kind switch
    {
        "answer" => new ChatReply.Said(Parse(content, Readable.Answer)),
        "abstention" => new ChatReply.Said(Parse(content, Readable.Abstention)),
        _ => new ChatReply.Apology(Parse(content, Readable.Notice)),
    };

    public static string WriteNotice(Notice notice) => JsonSerializer.Serialize(notice, Readable.Notice);

    public static Notice ReadNotice(string content) => Parse(content, Readable.Notice);

    private static T Parse<T>(string content, JsonTypeInfo<T> type)
        where T : class =>
        JsonSerializer.Deserialize(content, type) ?? throw new StoreException("the store holds a reply that cannot be read; restore a backup (restore FILE)");
}
