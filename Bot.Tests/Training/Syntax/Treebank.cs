using System.Globalization;
using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Language;
using Bot.Core.Language.Syntax;

namespace Bot.Training.Syntax;

/// <summary>Reads files of Universal Dependencies (CoNLL-U), and puts each tree on the tokens that the bot cuts: words, without marks, a possessive ending on its word.</summary>
internal static class Treebank
{
    // Of the finer labels those that tell who does what.
    private static readonly HashSet<string> Fine = ["nsubj:pass", "aux:pass", "obl:agent", "nmod:poss", "acl:relcl", "compound:prt"];

    public static IEnumerable<TreebankSentence> Read(string path, byte[] clusters)
    {
        var (text, nodes) = ("", new List<Node>());
        foreach (var line in File.ReadLines(path).Append(""))
        {
            if (line.StartsWith("# text = ", StringComparison.Ordinal))
                text = line["# text = ".Length..];
            else if (line.Length == 0 && nodes.Count > 0)
            {
                if (Sentence(text, nodes, clusters) is { } sentence)
                    yield return sentence;
                nodes.Clear();
            }
            else if (line.Length > 0 && char.IsAsciiDigit(line[0]) && line.Split('\t') is var parts && int.TryParse(parts[0], CultureInfo.InvariantCulture, out _))
                nodes.Add(new Node(parts[1], parts[4], int.Parse(parts[6], CultureInfo.InvariantCulture) - 1, Fine.Contains(parts[7]) ? parts[7] : parts[7].Split(':')[0]));
        }
    }

    private static TreebankSentence? Sentence(string written, List<Node> nodes, byte[] clusters)
    {
        var text = QuotedText.Normalise(written);
        var tokens = Analyzer.Analyze(text).ToList();
        if (tokens.Count == 0)
            return null;
        // For each node the first of our tokens that it shares a character with; marks share none.
        var (tokenOf, at) = (new int[nodes.Count], 0);
        for (var i = 0; i < nodes.Count; i++)
        {
            var form = QuotedText.Normalise(nodes[i].Form);
            var start = form.Length == 0 ? -1 : text.IndexOf(form, at, StringComparison.Ordinal);
            if (start < 0)
                return null;
            at = start + form.Length;
            tokenOf[i] = tokens.FindIndex(token => token.Start < start + form.Length && token.End > start);
        }

        var (heads, labels, tags) = (new int[tokens.Count], new string[tokens.Count], new string[tokens.Count]);
        for (var token = 0; token < tokens.Count; token++)
        {
            var own = Enumerable.Range(0, nodes.Count).Where(i => tokenOf[i] == token).ToList();
            if (own.Count == 0)
            {
                // The rest of what the treebank has as one word.
                (heads[token], labels[token], tags[token]) = (Math.Max(0, token - 1), "flat", token > 0 ? tags[token - 1] : "NN");
                if (token == 0)
                    return null;
                continue;
            }

            // Of several in one word, the one that the others hang on; "don't" and "he's" have two of the same head, and the first counts.
            var head = own.FirstOrDefault(i => !own.Contains(nodes[i].Head), own[0]);
            tags[token] = nodes[head].Tag;
            labels[token] = nodes[head].Label;
            heads[token] = HeadOf(nodes[head].Head, token, tokenOf, nodes);
        }

        // A mark that headed others hands them to the first of them.
        var roots = Enumerable.Range(0, tokens.Count).Where(i => heads[i] < 0).ToList();
        if (roots.Count == 0)
            return null;
        foreach (var root in roots.Skip(1))
            (heads[root], labels[root]) = (roots[0], "parataxis");
        labels[roots[0]] = "root";
        for (var i = 0; i < heads.Length; i++)
        {
            var (steps, up) = (0, i);
            while (up >= 0 && steps++ <= heads.Length)
                up = heads[up];
            if (up >= 0)
                return null;
        }

        return new TreebankSentence(SyntaxModel.Words(text, tokens, new TextSpan(0, tokens.Count), clusters), tags, heads, labels);
    }

    private static int HeadOf(int head, int token, int[] tokenOf, List<Node> nodes)
    {
        while (head >= 0 && tokenOf[head] < 0)
        {
            // "$" and other signs have no token: their first number, or what they belong to, stands for them.
            var stand = Enumerable.Range(0, nodes.Count).FirstOrDefault(i => nodes[i].Head == head && tokenOf[i] >= 0, -1);
            if (stand >= 0 && tokenOf[stand] != token)
                return tokenOf[stand];
            head = nodes[head].Head;
        }

        return head < 0 ? -1 : tokenOf[head] == token ? -1 : tokenOf[head];
    }

    private readonly record struct Node(string Form, string Tag, int Head, string Label);
}
