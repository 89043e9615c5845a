using Bot.Core.Language.Encoder;

namespace Bot.Tests.Language.Encoder;

public sealed class LinearMapTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public void Each_value_is_a_weighted_sum_and_a_constant(int rows)
    {
        const int Inputs = 32;
        const int Outputs = 6;
        var random = new Random(1);
        var (weights, constants, values) = (Random(Inputs * Outputs), Random(Outputs), Random(rows * Inputs));

        var result = new float[rows * Outputs];

        new LinearMap(weights, constants).Apply(values, rows, result);

        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < Outputs; i++)
                Assert.Equal(constants[i] + Enumerable.Range(0, Inputs).Sum(k => weights[(i * Inputs) + k] * values[(row * Inputs) + k]), result[(row * Outputs) + i], 1e-4f);
        }

        float[] Random(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }
}
