using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Bot.Core.Retrieval;

/// <summary>
/// Reads <c>glossary.yml</c>: <c>synonyms</c> and <c>names</c> are lists of groups, <c>shorthand</c> maps what people
/// type to what they mean.
/// </summary>
public static class GlossaryFile
{
    /// <summary>
    /// Reads a glossary; a missing file is an empty one. Files beside it named like <c>glossary.es.yml</c> lead from another
    /// language to the sources' words, and are read when somebody first asks in that language.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is not a glossary; the message says where and what to do.</exception>
    public static Glossary Load(string path)
    {
        if (!File.Exists(path))
            return Glossary.Empty;
        var others = new Dictionary<string, Lazy<Glossary>>();
        var glossary = Read(path, others, sources: null);
        var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileNameWithoutExtension(path));
        foreach (var other in Directory.EnumerateFiles(folder, $"{name}.*.yml"))
            others[Path.GetFileNameWithoutExtension(other)[(name.Length + 1)..]] = new Lazy<Glossary>(() => Read(other, [], glossary));
        return glossary;
    }

    private static Glossary Read(string path, Dictionary<string, Lazy<Glossary>> others, Glossary? sources)
    {
        using var reader = new StreamReader(path);
        var parser = new Parser(reader);
        try
        {
            var yaml = new YamlStream();
            yaml.Load(parser);
            if (yaml.Documents.Count == 0)
                return Glossary.Empty;
            var root = As<YamlMappingNode>(yaml.Documents[0].RootNode, "the file must hold synonyms, shorthand and names");
            return new Glossary(Groups(root, "synonyms"), Pairs(root, "shorthand"), Groups(root, "names"), others, sources);
        }
        catch (YamlException e)
        {
            throw new InvalidDataException($"{path}: line {e.Start.Line}: {e.Message}; quote words that hold a colon or an apostrophe", e);
        }
        catch (InvalidOperationException e)
        {
            // YamlDotNet's way to say that a bracket is never closed; what it last understood is where it opens.
            throw new InvalidDataException($"{path}: line {parser.Current?.End.Line ?? 1}: a bracket is not closed", e);
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Groups(YamlMappingNode root, string key) =>
        root.Children.TryGetValue(key, out var node)
            ? [.. As<YamlSequenceNode>(node, $"{key} must be a list of groups").Select(group => Words(group, key))]
            : [];

    private static IReadOnlyList<string> Words(YamlNode group, string key) =>
        [.. As<YamlSequenceNode>(group, $"each group of {key} must be a list of words").Select(word => Text(word, key))];

    private static Dictionary<string, string> Pairs(YamlMappingNode root, string key) =>
        root.Children.TryGetValue(key, out var node)
            ? As<YamlMappingNode>(node, $"{key} must map short forms to their meaning").Children
                .ToDictionary(pair => Text(pair.Key, key), pair => Text(pair.Value, key))
            : [];

    private static string Text(YamlNode node, string key) => As<YamlScalarNode>(node, $"{key} must hold plain words").Value ?? "";

    private static T As<T>(YamlNode node, string rule)
        where T : YamlNode =>
        node as T ?? throw new YamlException(node.Start, node.End, rule);
}
