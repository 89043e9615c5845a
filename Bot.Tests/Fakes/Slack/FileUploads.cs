using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Fakes.Slack;

/// <summary>Files from the bot, in their three steps (https://docs.slack.dev/messaging/working-with-files#uploading_files).</summary>
internal sealed class FileUploads(SlackState state)
{
    private readonly ConcurrentDictionary<string, Upload> uploads = new();

    /// <summary>Where a file can be sent.</summary>
    public Uri Base { get; set; } = new("http://127.0.0.1/");

    public JsonObject Begin(RecordedCall call)
    {
        if (call["filename"] is not { Length: > 0 } name || !int.TryParse(call["length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length == 0)
            throw new CallRefusal("invalid_arguments", ["[ERROR] filename and length of at least 1 are required"]);
        var id = $"F0UP{uploads.Count + 1}";
        uploads[id] = new Upload(name, length, Content: null);
        return new JsonObject { ["upload_url"] = new Uri(Base, id).ToString(), ["file_id"] = id };
    }

    public async Task TakeAsync(HttpContext context, string id)
    {
        using var content = new MemoryStream();
        await context.Request.Body.CopyToAsync(content);
        // The true one would take more; a bot must not send its token to an address that needs none.
        if (!uploads.TryGetValue(id, out var upload) || content.Length != upload.Length || context.Request.Headers.Authorization.Count > 0)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        uploads[id] = upload with { Content = content.ToArray() };
        await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"OK - {upload.Length}"));
    }

    public JsonObject Complete(RecordedCall call)
    {
        if (call.Arguments["files"] is not JsonArray { Count: > 0 } files)
            throw new CallRefusal("invalid_arguments", ["[ERROR] missing required field: files"]);
        var sent = files.Select(file => uploads.GetValueOrDefault(file?["id"]?.ToString() ?? "") is { Content: { } content } upload
            ? new SharedFile(ChannelOf(call), upload.Name, content)
            : throw new CallRefusal("file_not_found")).ToList();
        foreach (var file in sent)
            state.Shared.Enqueue(file);
        return new JsonObject { ["files"] = new JsonArray([.. files.Select(file => file!.DeepClone())]) };
    }

    /// <summary>A user's id stands for the messages of the app with them.</summary>
    private string ChannelOf(RecordedCall call)
    {
        var channel = call["channel_id"] ?? call["channels"] ?? throw new CallRefusal("channel_not_found");
        return channel is ['U', ..] ? state.AddDirect(channel).Id : state.Channels.ContainsKey(channel) ? channel : throw new CallRefusal("channel_not_found");
    }

    private sealed record Upload(string Name, int Length, byte[]? Content);
}

/// <summary>A file of the bot in a channel.</summary>
public sealed record SharedFile(string Channel, string Name, byte[] Content);
