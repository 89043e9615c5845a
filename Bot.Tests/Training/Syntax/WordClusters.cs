using System.Numerics.Tensors;
using Bot.Core.Language;

namespace Bot.Training.Syntax;

/// <summary>Groups the words that have a vector by their meaning: k-means on the sphere.</summary>
internal static class WordClusters
{
    private const int Groups = 255;
    private const int Rounds = 12;

    /// <summary>For each word, in the order of the vectors, the number of its group.</summary>
    public static byte[] Make()
    {
        var vectors = Enumerable.Range(0, WordVectors.English.Count).Select(WordVectors.English.ReadVector).ToArray();
        var random = new Random(1);
        var centres = random.GetItems(vectors, Groups).Select(vector => vector.ToArray()).ToArray();
        var groups = new byte[vectors.Length];
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < vectors.Length; i++)
            {
                var (best, most) = (0, float.MinValue);
                for (var group = 0; group < Groups; group++)
                {
                    var likeness = TensorPrimitives.Dot(vectors[i], centres[group]);
                    if (likeness > most)
                        (best, most) = (group, likeness);
                }

                groups[i] = (byte)best;
            }

            for (var group = 0; group < Groups; group++)
            {
                var sum = new float[vectors[0].Length];
                for (var i = 0; i < vectors.Length; i++)
                {
                    if (groups[i] == group)
                        TensorPrimitives.Add(sum, vectors[i], sum);
                }

                if (TensorPrimitives.Norm<float>(sum) > 0)
                    TensorPrimitives.Divide(sum, TensorPrimitives.Norm<float>(sum), centres[group]);
            }
        }

        return groups;
    }
}
