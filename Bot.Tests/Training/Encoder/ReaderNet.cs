using System.Globalization;
using Bot.Core.Language.Encoder;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Bot.Training.Encoder;

/// <summary>What <see cref="PairReaders"/> do, to be trained; of the encoder that it starts from, all but the words, the places and the lowest layers.</summary>
public sealed class ReaderNet : Module
{
    private const int Fixed = 2;
    private const double Dropped = 0.1;
    private const double Least = 1e-12;
    private const string TextEmbeddings = "embeddings.token_type_embeddings.weight";

    private readonly int layers;
    private readonly int width;
    private readonly Dictionary<string, Tensor> weights = [];

    public ReaderNet(IReadOnlyDictionary<string, float[]> pretrained)
        : base(nameof(ReaderNet))
    {
        layers = Enumerable.Range(0, int.MaxValue).First(layer => !pretrained.ContainsKey($"encoder.layer.{layer}.output.dense.bias"));
        width = pretrained["embeddings.LayerNorm.bias"].Length;
        foreach (var (name, values) in pretrained.Where(pair => pair.Key != TextEmbeddings && (pair.Key.StartsWith("embeddings.", StringComparison.Ordinal) || pair.Key.StartsWith("encoder.", StringComparison.Ordinal))))
        {
            var columns = name.EndsWith(".bias", StringComparison.Ordinal) || name.Contains("LayerNorm", StringComparison.Ordinal) ? 0
                : pretrained.TryGetValue(name.Replace(".weight", ".bias", StringComparison.Ordinal), out var constants) ? values.Length / constants.Length : width;
            Add(name, columns == 0 ? tensor(values) : tensor(values).reshape(-1, columns), isTrained: !name.StartsWith("embeddings.", StringComparison.Ordinal) && LayerOf(name) >= Fixed);
        }

        // The encoder was never told one text from another.
        Add("texts", tensor(pretrained[TextEmbeddings]).reshape(-1, width)[0].expand(2, width), isTrained: true);
        AddMap("asking", eye(width));
        AddMap("pointing", eye(width));
        AddMap("judging", zeros(FactualityReader.Judgements, width));

        void AddMap(string name, Tensor values)
        {
            Add($"{name}.weight", values, isTrained: true);
            Add($"{name}.bias", zeros(values.shape[0]), isTrained: true);
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
    public Tensor Pointed(PairBatch batch, Tensor gaps)
    {
        using var scope = NewDisposeScope();
        var values = Encoded(batch);
        var asked = Whole(values[arange(gaps.shape[0]), gaps], "asking");
        return (Whole(values, "pointing").matmul(asked.unsqueeze(-1)).squeeze(-1) / Math.Sqrt(width)).MoveToOuterDisposeScope();
    }

    /// <returns>For each text and each of its pieces whether it is told after somebody in the other, and whether it is denied there, in logits.</returns>
    public Tensor Judged(PairBatch batch)
    {
        using var scope = NewDisposeScope();
        return Whole(Encoded(batch), "judging").MoveToOuterDisposeScope();
    }

    private Tensor Encoded(PairBatch batch)
    {
        var heads = width / TransformerLayer.Head;
        var (rows, pieces) = (batch.Pieces.shape[0], batch.Pieces.shape[1]);
        var values = weights["embeddings.word_embeddings.weight"][batch.Pieces] + weights["embeddings.position_embeddings.weight"][arange(pieces)] + weights["texts"][batch.Texts];
        values = Drop(Normalised(values, "embeddings.LayerNorm"));
        var unread = ((1 - batch.Read) * -1e4f).view(rows, 1, 1, pieces).expand(rows, heads, pieces, pieces);
        for (var layer = 0; layer < layers; layer++)
        {
            var prefix = $"encoder.layer.{layer}";
            var attended = functional.scaled_dot_product_attention(
                Split(Mapped(values, $"{prefix}.attention.self.query")), Split(Mapped(values, $"{prefix}.attention.self.key")), Split(Mapped(values, $"{prefix}.attention.self.value")), unread);
            values = Normalised(values + Drop(Mapped(attended.transpose(1, 2).reshape(rows, pieces, width), $"{prefix}.attention.output.dense")), $"{prefix}.attention.output.LayerNorm");
            values = Normalised(values + Drop(Halved(functional.gelu(Halved(values.to(ScalarType.BFloat16), $"{prefix}.intermediate.dense")), $"{prefix}.output.dense").to(ScalarType.Float32)), $"{prefix}.output.LayerNorm");
        }

        return values;

        Tensor Split(Tensor mapped) => mapped.view(rows, pieces, heads, TransformerLayer.Head).transpose(1, 2);
    }

    /// <summary>Writes the weights in the order in which <see cref="PairReaders"/> reads them.</summary>
    public void Write(string path)
    {
        // What stands under its name is whole.
        var part = $"{path}.part";
        using (var writer = new BinaryWriter(File.Create(part)))
            Write(writer);
        File.Move(part, path, overwrite: true);
    }

    private void Write(BinaryWriter writer) =>
        Each(values => WeightMatrix.Of(ArrayOf(values), (int)values.shape[0]).Write(writer), values => FloatTable.Write(writer, ArrayOf(values)), () => writer.Write(layers));

    /// <summary>Takes weights that were written before.</summary>
    public void Read(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        using var none = no_grad();
        Each(values => Set(values, WeightMatrix.Read(reader).ToArray()), values => Set(values, FloatTable.Read(reader)), () => reader.ReadInt32());

        static void Set(Tensor values, float[] read) => values.copy_(tensor(read).reshape(values.shape));
    }

    /// <summary>All that is trained or kept, in the order of the file.</summary>
    private void Each(Action<Tensor> matrix, Action<Tensor> floats, Action count)
    {
        Matrix("embeddings.word_embeddings.weight");
        Floats("embeddings.position_embeddings.weight");
        Floats("texts");
        Norm("embeddings.LayerNorm");
        count();
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
        Map("judging");

        void Map(string name)
        {
            Matrix($"{name}.weight");
            Floats($"{name}.bias");
        }

        void Norm(string name)
        {
            Floats($"{name}.weight");
            Floats($"{name}.bias");
        }

        void Matrix(string name) => matrix(weights[name]);

        void Floats(string name) => floats(weights[name]);
    }

    private static float[] ArrayOf(Tensor values) => values.detach().reshape(-1).data<float>().ToArray();

    private static int LayerOf(string name) => name.Split('.') is ["encoder", "layer", var layer, ..] ? int.Parse(layer, CultureInfo.InvariantCulture) : -1;

    private Tensor Whole(Tensor values, string name) => functional.linear(values, weights[$"{name}.weight"], weights[$"{name}.bias"]);

    private Tensor Mapped(Tensor values, string name) => Halved(values.to(ScalarType.BFloat16), name).to(ScalarType.Float32);

    /// <summary>Half the precision takes less than half the time; what is summed up is kept whole.</summary>
    private Tensor Halved(Tensor values, string name) =>
        functional.linear(values, weights[$"{name}.weight"].to(ScalarType.BFloat16), weights[$"{name}.bias"].to(ScalarType.BFloat16));

    private Tensor Normalised(Tensor values, string name) => functional.layer_norm(values, [width], weights[$"{name}.weight"], weights[$"{name}.bias"], Least);

    private Tensor Drop(Tensor values) => functional.dropout(values, Dropped, training);
}
