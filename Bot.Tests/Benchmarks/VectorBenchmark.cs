using System.Diagnostics;
using Bot.Core.Retrieval;

namespace Bot.Benchmarks;

/// <summary>How long the exact search among vectors takes, of a length that common models have.</summary>
internal static class VectorBenchmark
{
    public const int Dimensions = 768;

    private const int Searches = 200;
    private const int Nearest = 20;
    private const int Seed = 20200206;

    public static VectorFigures Run(int count)
    {
        var random = new Random(Seed);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var table = new VectorTable();
        for (var i = 0; i < count; i++)
            table.Set(i, Vector(random));
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        var times = new List<double>();
        for (var i = 0; i < 2 * Searches; i++)
        {
            var sought = Vector(random);
            var started = Stopwatch.GetTimestamp();
            table.Nearest(sought, Nearest);
            // In the first half its code is compiled and its memory read for the first time.
            if (i >= Searches)
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return new VectorFigures(count, memory, Percentile.Of(times, 0.5), Percentile.Of(times, 0.95));
    }

    private static float[] Vector(Random random)
    {
        var vector = new float[Dimensions];
        for (var i = 0; i < vector.Length; i++)
            vector[i] = (random.NextSingle() * 2) - 1;
        return VectorTable.Unit(vector);
    }
}

internal sealed record VectorFigures(int Count, long Memory, double SearchP50, double SearchP95);
