using Bot.Core.Language.Encoder;

namespace Bot.Tests.Language.Encoder;

public sealed class WeightMatrixTests
{
    [Fact]
    public void Weights_come_back_to_a_hundredth_of_the_greatest_of_their_row()
    {
        float[] values = [0.1f, -2, 0.7f, 300, 5, -150, 0, 0, 0];
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
            WeightMatrix.Of(values, rows: 3).Write(writer);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);

        var read = WeightMatrix.Read(reader);

        Assert.Equal(3, read.Columns);
        var back = read.ToArray();
        for (var i = 0; i < values.Length; i++)
            Assert.Equal(values[i], back[i], i < 3 ? 0.02f : i < 6 ? 3f : 0);
    }
}
