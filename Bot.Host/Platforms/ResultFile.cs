using System.Text;
using Bot.Core.Commands;
using Bot.Host.Json;

namespace Bot.Host.Platforms;

/// <summary>What of a command's result is to be taken away and not to be read in a chat.</summary>
internal static class ResultFile
{
    /// <summary>Null where all of it is to be read.</summary>
    public static OutgoingFile? Of(CommandResult result) => result.Parts.Select(Of).FirstOrDefault(file => file is not null);

    /// <summary>What the file of a part is called; null where it is none.</summary>
    public static string? NameOf(ResultPart part) => part switch
    {
        ResultPart.Download download => download.Name,
        ResultPart.AuditLog => "audit.jsonl",
        _ => null,
    };

    private static OutgoingFile? Of(ResultPart part) => NameOf(part) is { } name ? new OutgoingFile(name, Encoding.UTF8.GetBytes(TextOf(part))) : null;

    private static string TextOf(ResultPart part) => part switch
    {
        ResultPart.Download download => download.Text,
        ResultPart.AuditLog log => string.Concat(log.Entries.Select(entry => $"{BotJson.Write(AuditJson.From(entry), BotJson.Default.AuditJson)}\n")),
        _ => "",
    };
}
