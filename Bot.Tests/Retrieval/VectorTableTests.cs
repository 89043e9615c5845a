using Bot.Core.Retrieval;

namespace Bot.Tests.Retrieval;

public sealed class VectorTableTests
{
    [Fact]
    public void Finds_exactly_the_nearest_best_first()
    {
        var random = new Random(4);
        var table = new VectorTable();
        var vectors = Enumerable.Range(0, 10_000).Select(_ => VectorTable.Unit(Vector(random))).ToList();
        for (var i = 0; i < vectors.Count; i++)
            table.Set(i, vectors[i]);
        var sought = VectorTable.Unit(Vector(random));

        var nearest = table.Nearest(sought, 25);

        var expected = vectors.Select((vector, i) => (Passage: (long)i, Similarity: vector.Zip(sought, (a, b) => (double)a * b).Sum())).OrderByDescending(each => each.Similarity).Take(25).ToList();
        Assert.Equal(expected.Select(each => each.Passage), nearest.Select(each => each.Passage));
        Assert.Equal(expected[0].Similarity, nearest[0].Similarity, 4);
    }

    [Fact]
    public void A_vector_set_again_takes_the_place_of_the_first()
    {
        var table = new VectorTable();
        table.Set(7, [1, 0]);
        table.Set(7, [0, 1]);

        Assert.Equal([new NearPassage(7, 1)], table.Nearest([0, 1], 5));
    }

    [Fact]
    public void A_vector_of_another_length_is_none_of_the_same_model()
    {
        var table = new VectorTable();
        table.Set(1, [1, 0]);
        table.Set(2, [1, 0, 0]);

        Assert.Equal(1, table.Count);
        Assert.Empty(table.Nearest([1, 0, 0], 5));
    }

    private static float[] Vector(Random random) => [.. Enumerable.Range(0, 32).Select(_ => (random.NextSingle() * 2) - 1)];
}
