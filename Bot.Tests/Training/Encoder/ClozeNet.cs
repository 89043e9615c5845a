using System.Globalization;
using System.Runtime.InteropServices;
using Bot.Core.Language.Encoder;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Bot.Training.Encoder;

/// <summary>What <see cref="ClozeReader"/> does, to be trained; of the encoder that it starts from, all but the words, the places and the lowest layers.</summary>
public sealed class ClozeNet : Module<ClozeBatch, Tensor>
{
    private const int Fixed = 2;
    private const double Dropped = 0.1;
    private const double Least = 1e-12;

    private readonly int layers;
    private readonly int width;
    private readonly Dictionary<string, Tensor> weights = [];

    public ClozeNet(IReadOnlyDictionary<string, float[]> pretrained)
        : base(nameof(ClozeNet))
    {
        layers = Enumerable.Range(0, int.MaxValue).First(layer => !pretrained.ContainsKey($"encoder.layer.{layer}.output.dense.bias"));
        width = pretrained["embeddings.LayerNorm.bias"].Length;
        foreach (var (name, values) in pretrained.Where(pair => pair.Key.StartsWith("embeddings.", StringComparison.Ordinal) || pair.Key.StartsWith("encoder.", StringComparison.Ordinal)))
        {
            var columns = name.EndsWith(".bias", StringComparison.Ordinal) || name.Contains("LayerNorm", StringComparison.Ordinal) ? 0
                : pretrained.TryGetValue(name.Replace(".weight", ".bias", StringComparison.Ordinal), out var constants) ? values.Length / constants.Length : width;
            Add(name, columns == 0 ? tensor(values) : tensor(values).reshape(-1, columns), isTrained: !name.StartsWith("embeddings.", StringComparison.Ordinal) && LayerOf(name) >= Fixed);
        }

        Add("texts", zeros(2, width), isTrained: true);
        foreach (var map in new[] { "asking", "pointing" })
        {
            Add($"{map}.weight", eye(width), isTrained: true);
            Add($"{map}.bias", zeros(width), isTrained: true);
        }

        void Add(string name, Tensor values, bool isTrained)
        {
            var parameter = Parameter(values.clone(), isTrained);
            register_parameter(name.Replace('.', '_'), parameter);
            weights[name] = parameter;
        }
    }

    public IEnumerable<Parameter> Trained => parameters().Where(parameter => parameter.requires_grad);

    /// <returns>For each text and each of its pieces how well it goes into the gap, in logits.</returns>
    public override Tensor forward(ClozeBatch input)
    {
        using var scope = NewDisposeScope();
        var heads = width / TransformerLayer.Head;
        var (rows, pieces) = (input.Pieces.shape[0], input.Pieces.shape[1]);
        var values = weights["embeddings.word_embeddings.weight"][input.Pieces] + weights["embeddings.position_embeddings.weight"][arange(pieces)]
            + weights["embeddings.token_type_embeddings.weight"][0] + weights["texts"][input.Texts];
        values = Drop(Normalised(values, "embeddings.LayerNorm"));
        var unread = ((1 - input.Read) * -1e4f).view(rows, 1, 1, pieces).expand(rows, heads, pieces, pieces);
        for (var layer = 0; layer < layers; layer++)
        {
            var prefix = $"encoder.layer.{layer}";
            var attended = functional.scaled_dot_product_attention(
                Split(Mapped(values, $"{prefix}.attention.self.query")), Split(Mapped(values, $"{prefix}.attention.self.key")), Split(Mapped(values, $"{prefix}.attention.self.value")), unread);
            values = Normalised(values + Drop(Mapped(attended.transpose(1, 2).reshape(rows, pieces, width), $"{prefix}.attention.output.dense")), $"{prefix}.attention.output.LayerNorm");
            values = Normalised(values + Drop(Halved(functional.gelu(Halved(values.to(ScalarType.BFloat16), $"{prefix}.intermediate.dense")), $"{prefix}.output.dense").to(ScalarType.Float32)), $"{prefix}.output.LayerNorm");
        }

        var asked = functional.linear(values[arange(rows), input.Gaps], weights["asking.weight"], weights["asking.bias"]);
        var pointed = functional.linear(values, weights["pointing.weight"], weights["pointing.bias"]);
        return (pointed.matmul(asked.unsqueeze(-1)).squeeze(-1) / Math.Sqrt(width)).MoveToOuterDisposeScope();

        Tensor Split(Tensor mapped) => mapped.view(rows, pieces, heads, TransformerLayer.Head).transpose(1, 2);
    }

    /// <summary>Writes the weights in the order in which <see cref="ClozeReader"/> reads them.</summary>
    public void Write(string path)
    {
        using var writer = new BinaryWriter(File.Create(path));
        Matrix(weights["embeddings.word_embeddings.weight"]);
        Floats(weights["embeddings.position_embeddings.weight"]);
        Floats(weights["embeddings.token_type_embeddings.weight"][0] + weights["texts"]);
        Norm("embeddings.LayerNorm");
        writer.Write(layers);
        for (var layer = 0; layer < layers; layer++)
        {
            var prefix = $"encoder.layer.{layer}";
            Map($"{prefix}.attention.self.query");
            Map($"{prefix}.attention.self.key");
            Map($"{prefix}.attention.self.value");
            Map($"{prefix}.attention.output.dense");
            Norm($"{prefix}.attention.output.LayerNorm");
            Map($"{prefix}.intermediate.dense");
            Map($"{prefix}.output.dense");
            Norm($"{prefix}.output.LayerNorm");
        }

        Map("asking");
        Map("pointing");

        void Map(string name)
        {
            Matrix(weights[$"{name}.weight"]);
            Floats(weights[$"{name}.bias"]);
        }

        void Norm(string name)
        {
            Floats(weights[$"{name}.weight"]);
            Floats(weights[$"{name}.bias"]);
        }

        void Matrix(Tensor values) => WeightMatrix.Of(ArrayOf(values), (int)values.shape[0]).Write(writer);

        void Floats(Tensor values)
        {
            var array = ArrayOf(values);
            writer.Write(array.Length);
            writer.Write(MemoryMarshal.AsBytes(array.AsSpan()));
        }
    }

    private static float[] ArrayOf(Tensor values) => values.detach().reshape(-1).data<float>().ToArray();

    private static int LayerOf(string name) => name.Split('.') is ["encoder", "layer", var layer, ..] ? int.Parse(layer, CultureInfo.InvariantCulture) : -1;

    private Tensor Mapped(Tensor values, string name) => Halved(values.to(ScalarType.BFloat16), name).to(ScalarType.Float32);

    /// <summary>Half the precision takes less than half the time; what is summed up is kept whole.</summary>
    private Tensor Halved(Tensor values, string name) =>
        functional.linear(values, weights[$"{name}.weight"].to(ScalarType.BFloat16), weights[$"{name}.bias"].to(ScalarType.BFloat16));

    private Tensor Normalised(Tensor values, string name) => functional.layer_norm(values, [width], weights[$"{name}.weight"], weights[$"{name}.bias"], Least);

    private Tensor Drop(Tensor values) => functional.dropout(values, Dropped, training);
}

/// <summary>Several texts with gaps at once; the shorter are filled up.</summary>
/// <param name="Pieces">A row for each: numbers of pieces.</param>
/// <param name="Texts">0 for pieces of the text, 1 for those of what has the gap.</param>
/// <param name="Read">1 for what is there, 0 for what fills up.</param>
/// <param name="Gaps">Where the gap of each is.</param>
/// <param name="Right">1 where what belongs into the gap begins.</param>
/// <param name="All">1 where anything begins that could stand there.</param>
public sealed record ClozeBatch(Tensor Pieces, Tensor Texts, Tensor Read, Tensor Gaps, Tensor Right, Tensor All);
