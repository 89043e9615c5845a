using Bot.Core.Chat;

namespace Bot.Host.Discord;

/// <summary>What Discord is given to know a reply by, should it be posted again.</summary>
internal static class ReplyToken
{
    /// <summary>At most 25 characters, as a nonce may have.</summary>
    public static string Nonce(OutgoingReply reply)
    {
        var id = Convert.ToBase64String(reply.Question.Value.ToByteArray()).TrimEnd('=');
        return reply.Place.OnlyFor is null ? id : $"{id}p";
    }

    /// <summary>A number for the components of a message, which Discord gives back whenever the message is read; a nonce it forgets.</summary>
    public static int Mark(OutgoingReply reply)
    {
        // FNV-1a, for this must be the same in every process.
        var hash = 2_166_136_261;
        foreach (var character in Nonce(reply))
            hash = unchecked((hash ^ character) * 16_777_619);
        // Discord takes positive numbers of 32 bits, and gives low ones to components without one.
        return (int)(hash & 0x3FFF_FFFF) | 0x4000_0000;
    }
}
