using Bot.Core.Answering;

namespace Bot.Host.Model;

/// <summary>
/// What a model wrote, for when the same is asked on the same evidence: the oldest unused goes first. What is kept names
/// its passages and their revisions in its key, so that it is not found any more once one of them is gone.
/// </summary>
internal sealed class AnswerCache(int capacity)
{
    private readonly Lock access = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = new();

    /// <returns>Null where nothing is kept.</returns>
    public CachedAnswer? Find(string key)
    {
        lock (access)
        {
            if (!entries.TryGetValue(key, out var node))
                return null;
            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Answer;
        }
    }

    public void Keep(string key, CachedAnswer answer)
    {
        if (capacity == 0)
            return;
        lock (access)
        {
            if (entries.Remove(key, out var known))
                byUse.Remove(known);
            entries[key] = byUse.AddFirst(new Entry(key, answer));
            if (entries.Count <= capacity)
                return;
            entries.Remove(byUse.Last!.Value.Key);
            byUse.RemoveLast();
        }
    }

    private sealed record Entry(string Key, CachedAnswer Answer);
}

/// <param name="Draft">Null where none held: the model is not asked the same again.</param>
internal sealed record CachedAnswer(WrittenDraft? Draft);
