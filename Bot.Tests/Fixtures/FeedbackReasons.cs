using Microsoft.Data.Sqlite;

namespace Bot.Tests.Fixtures;

/// <summary>Why people found replies not helpful, as a store keeps it.</summary>
internal static class FeedbackReasons
{
    public static IReadOnlyList<string> In(string storePath)
    {
        using var connection = new SqliteConnection($"Data Source={storePath};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT reason FROM feedback WHERE reason IS NOT NULL";
        using var reader = command.ExecuteReader();
        var reasons = new List<string>();
        while (reader.Read())
            reasons.Add(reader.GetString(0));
        return reasons;
    }
}
