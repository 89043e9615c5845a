using System.Diagnostics;
using System.Globalization;
using Bot.Core.Chat;
using Microsoft.Data.Sqlite;

namespace Bot.Core.Storage;

/// <summary>How the parts of a chat are written in columns.</summary>
internal static class ChatColumns
{
    public static string Name(WayOfAsking way) => way switch
    {
        WayOfAsking.Mention => "mention",
        WayOfAsking.Direct => "direct",
        WayOfAsking.Command => "command",
        WayOfAsking.ClaimCheck => "claim_check",
        WayOfAsking.FollowUp => "follow_up",
        WayOfAsking.Auto => "auto",
        _ => throw new UnreachableException(),
    };

    public static string Name(ChannelMode mode) => mode switch
    {
        ChannelMode.Off => "off",
        ChannelMode.Auto => "auto",
        _ => "mention",
    };

    public static ChannelMode ParseMode(string name) => name switch
    {
        "off" => ChannelMode.Off,
        "auto" => ChannelMode.Auto,
        _ => ChannelMode.Mention,
    };

    public static string Name(SourceChange change) => change.ToString().ToLowerInvariant();

    public static SourceChange ParseChange(string name) => Enum.Parse<SourceChange>(name, ignoreCase: true);

    public static DateTimeOffset ParseTime(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);

    public static string Name(DateTimeOffset time) => ArticleColumns.Name(time);

    /// <summary>Reads a question without its messages from the columns of <see cref="AskedQuestionReader"/>.</summary>
    public static (long Key, AskedQuestion Question) ReadQuestion(SqliteDataReader row) => (
        row.GetInt64(0),
        new AskedQuestion(
            QuestionId.TryParse(row.GetString(1)) ?? default,
            row.GetInt64(2),
            new MessageAddress(new ChannelAddress(row.GetString(3), row.GetString(4), row.GetString(5)), row.GetString(6)),
            Text(row, 7),
            Text(row, 8),
            Text(row, 9),
            Text(row, 10),
            ParseWay(row.GetString(11)),
            Text(row, 12),
            Text(row, 13),
            Enum.Parse<QuestionState>(row.GetString(14), ignoreCase: true),
            row.GetInt32(15),
            row.GetInt32(16) != 0,
            DateTimeOffset.ParseExact(row.GetString(17), "O", CultureInfo.InvariantCulture),
            row.IsDBNull(18) ? null : ChatJson.Read(row.GetString(18), row.GetString(19)),
            []));

    public static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static WayOfAsking ParseWay(string name) => name switch
    {
        "mention" => WayOfAsking.Mention,
        "direct" => WayOfAsking.Direct,
        "command" => WayOfAsking.Command,
        "claim_check" => WayOfAsking.ClaimCheck,
        "follow_up" => WayOfAsking.FollowUp,
        _ => WayOfAsking.Auto,
    };
}
