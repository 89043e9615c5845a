using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Bot.Core.Moderation;

/// <summary>One thing that was done to the store.</summary>
/// <param name="Number">Counted from 1, without gaps.</param>
/// <param name="Subject">The article or proposal it was done to.</param>
/// <param name="Before">What it was, in words for people; null where there was nothing.</param>
/// <param name="After">What it is since.</param>
/// <param name="Previous">The hash of the entry before; empty for the first.</param>
/// <param name="Hash">Of all of this, in hexadecimal.</param>
public sealed record AuditEntry(
    long Number, DateTimeOffset At, string Actor, ModeratorAction Action, string Subject, string? Before, string? After, string Previous, string Hash)
{
    /// <summary>The entry with its hash.</summary>
    public static AuditEntry Seal(
        long number, DateTimeOffset at, Actor actor, ModeratorAction action, string subject, string? before, string? after, string previous)
    {
        var open = new AuditEntry(number, at, actor.ToString(), action, subject, before, after, previous, "");
        return open with { Hash = open.ComputeHash() };
    }

    public bool IsSound => Hash == ComputeHash();

    /// <summary>SHA-256 over the fields as a JSON array, which tells an empty field from none, and one field from two.</summary>
    private string ComputeHash()
    {
        var fields = new MemoryStream();
        using (var json = new Utf8JsonWriter(fields))
        {
            json.WriteStartArray();
            json.WriteNumberValue(Number);
            json.WriteStringValue(At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            foreach (var field in (string?[])[Actor, Action.ToString(), Subject, Before, After, Previous])
                json.WriteStringValue(field);
            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(fields.ToArray()));
    }
}

/// <summary>What moderators do.</summary>
public enum ModeratorAction
{
    /// <summary>Anyone may: a source waits for review.</summary>
    Propose,
    Approve,
    Reject,

    /// <summary>The article was fetched again and has changed.</summary>
    Revise,

    /// <summary>The article is no longer cited, for a reason of the moderators'.</summary>
    Remove,

    /// <summary>The article is no longer cited, since its publisher took it back.</summary>
    Retract,

    /// <summary>An article that was removed or retracted is cited again.</summary>
    Restore,

    /// <summary>What an earlier entry says is undone.</summary>
    Undo,

    /// <summary>A feed is read by itself from now on.</summary>
    AddFeed,
    RemoveFeed,

    /// <summary>An approved answer is given to a question from now on.</summary>
    Pin,
    Unpin,

    /// <summary>Words were added to the glossary.</summary>
    AddWords,
    RemoveWords,

    /// <summary>Articles came in from another store's archive.</summary>
    Import,

    /// <summary>A backup took the place of the store.</summary>
    RestoreBackup,
}
