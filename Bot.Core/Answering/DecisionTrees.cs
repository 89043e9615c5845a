using System.Globalization;

namespace Bot.Core.Answering;

/// <summary>
/// A sum of decision trees, as gradient boosting makes them. One tree a line, in prefix order: a feature's name with its
/// threshold, then the tree for values up to it and the tree for greater ones; or <c>=</c> with the value of a leaf.
/// </summary>
public sealed class DecisionTrees
{
    private const int Leaf = -1;

    private readonly List<Node> nodes = [];
    private readonly List<int> roots = [];

    /// <param name="lines">The trees.</param>
    /// <param name="features">The names of the values that will be given, in their order.</param>
    public DecisionTrees(IEnumerable<string> lines, IReadOnlyList<string> features)
    {
        var places = features.Index().ToDictionary(feature => feature.Item, feature => feature.Index);
        foreach (var line in lines)
        {
            roots.Add(nodes.Count);
            var words = line.Split(' ');
            var read = 0;
            Read(words, ref read, places);
            if (read != words.Length)
                throw new FormatException($"Words are left over after a tree: {line}");
        }
    }

    public double Sum(IReadOnlyList<double> values)
    {
        var sum = 0.0;
        foreach (var root in roots)
        {
            var at = root;
            while (nodes[at] is { Feature: not Leaf } node)
                at = values[node.Feature] <= node.Value ? at + 1 : node.Greater;
            sum += nodes[at].Value;
        }

        return sum;
    }

    private void Read(string[] words, ref int read, Dictionary<string, int> places)
    {
        var name = words[read++];
        var value = double.Parse(words[read++], CultureInfo.InvariantCulture);
        var at = nodes.Count;
        nodes.Add(new Node(name == "=" ? Leaf : places[name], value, Greater: 0));
        if (name == "=")
            return;
        Read(words, ref read, places);
        nodes[at] = nodes[at] with { Greater = nodes.Count };
        Read(words, ref read, places);
    }

    /// <param name="Feature">The place of the value that is looked at, or <see cref="Leaf"/>.</param>
    /// <param name="Value">The threshold, or what a leaf adds.</param>
    /// <param name="Greater">Where to go on with a value above the threshold; otherwise at the next node.</param>
    private readonly record struct Node(int Feature, double Value, int Greater);
}
