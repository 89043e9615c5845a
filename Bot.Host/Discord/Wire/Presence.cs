using System.Text.Json.Nodes;

namespace Bot.Host.Discord.Wire;

/// <summary>What stands below the bot's name, for every shard to send.</summary>
internal sealed class Presence
{
    private const int MostCharacters = 128; // Discord's limit of a status.
    private const int CustomStatus = 4;

    private readonly Lock gate = new();
    private string? text;
    private int version;
    private TaskCompletionSource changed = NewChange();

    /// <summary>Counts the changes; a session that was told of this one needs not be told again.</summary>
    public int Version
    {
        get
        {
            lock (gate)
                return version;
        }
    }

    /// <summary>Null before it was set.</summary>
    public string? Text
    {
        get
        {
            lock (gate)
                return text;
        }
    }

    public void Set(string value)
    {
        lock (gate)
        {
            var shortened = value.Length > MostCharacters ? value[..MostCharacters] : value;
            if (shortened == text)
                return;
            (text, version) = (shortened, version + 1);
            changed.TrySetResult();
            changed = NewChange();
        }
    }

    /// <summary>Until it is another than that of a version.</summary>
    public Task WhenNewerAsync(int than, CancellationToken cancellationToken)
    {
        lock (gate)
            return version > than ? Task.CompletedTask : changed.Task.WaitAsync(cancellationToken);
    }

    /// <summary>As the gateway takes it; null before it was set.</summary>
    public JsonObject? Json()
    {
        lock (gate)
        {
            return text is null ? null : new JsonObject
            {
                ["since"] = null,
                ["activities"] = new JsonArray(new JsonObject { ["name"] = "Custom Status", ["type"] = CustomStatus, ["state"] = text }),
                ["status"] = "online",
                ["afk"] = false,
            };
        }
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
