using System.Collections.Concurrent;

namespace Bot.Core.Language.Encoder;

/// <summary>What was read before: the claims of a draft are held against what they cite once more when one of them was corrected.</summary>
/// <param name="most">How many readings are remembered; past that all are forgotten.</param>
internal sealed class Readings<TKey, TReading>(int most) where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TReading> remembered = [];

    public TReading Get(TKey key, Func<TReading> read)
    {
        if (remembered.TryGetValue(key, out var reading))
            return reading;
        if (remembered.Count >= most)
            remembered.Clear();
        return remembered[key] = read();
    }
}
