using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bot.Fakes.Discord;

/// <summary>Files that are sent with a message (https://docs.discord.com/developers/reference#uploading-files).</summary>
internal static partial class MessageFiles
{
    private const int FileComponent = 13;
    private const int LargestFile = 10 * 1024 * 1024;

    public static async Task<IReadOnlyDictionary<int, AttachedFile>> ReadAsync(IFormFileCollection parts)
    {
        var files = new Dictionary<int, AttachedFile>();
        foreach (var part in parts)
        {
            using var content = new MemoryStream();
            await part.CopyToAsync(content);
            if (Place().Match(part.Name) is { Success: true } place)
                files[int.Parse(place.Groups["index"].Value, CultureInfo.InvariantCulture)] = new AttachedFile(part.FileName, content.ToArray());
        }

        return files;
    }

    /// <summary>The files of a message, each named by the body.</summary>
    /// <exception cref="RestRefusal"/>
    public static IReadOnlyList<AttachedFile> Of(RecordedRequest request)
    {
        if (request.Files.Values.Any(file => file.Content.Length > LargestFile))
            throw new RestRefusal(413, 40005, "Request entity too large");
        var named = new List<AttachedFile>();
        foreach (var attachment in request.Body?["attachments"] as JsonArray ?? [])
        {
            if (!int.TryParse(attachment?["id"]?.ToString(), CultureInfo.InvariantCulture, out var id) || !request.Files.TryGetValue(id, out var file))
                throw RestRefusal.Form("attachments", "ATTACHMENT_NOT_FOUND", "The referenced attachment was not found.");
            named.Add(file with { Name = attachment?["filename"]?.ToString() ?? file.Name });
        }

        foreach (var component in (request.Body?["components"] as JsonArray ?? []).Where(component => component?["type"]?.GetValue<int>() == FileComponent))
        {
            if (!named.Exists(file => component?["file"]?["url"]?.ToString() == $"attachment://{file.Name}"))
                throw RestRefusal.Form("components.file.url", "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", "The referenced attachment was not found.");
        }

        return named;
    }

    [GeneratedRegex(@"^files\[(?<index>\d)\]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
