using Bot.Core.Language.Syntax;

namespace Bot.Training.Syntax;

/// <summary>
/// Learns the grammar of English sentences from treebanks of Universal Dependencies, and reports how it does on the files that a list holds out.
/// The parser learns from a dynamic oracle (Goldberg and Nivre, 2013), so that it also learns how to go on after a mistake.
/// </summary>
internal sealed class SyntaxTrainer(string trainFolder, string testFolder, string outputPath)
{
    private const int Rounds = 12;
    private const int TagRows = 1 << 18;
    private const int MoveRows = 1 << 22;
    private const int LabelRows = 1 << 18;

    // How often the parser follows its own guess instead of the right move, after the first round.
    private const double Exploring = 0.9;

    private readonly Random random = new(1);

    public void Run()
    {
        var clusters = WordClusters.Make();
        var train = Sentences(trainFolder, clusters);
        var test = Sentences(testFolder, clusters);
        Console.WriteLine(FormattableString.Invariant($"{train.Count} sentences, {train.Sum(one => one.Words.Length)} words; held out {test.Count}, {test.Sum(one => one.Words.Length)}"));
        var tags = train.SelectMany(one => one.Tags).GroupBy(tag => tag).Where(group => group.Count() > 20).Select(group => group.Key).Order(StringComparer.Ordinal).ToList();
        var labels = train.SelectMany(one => one.Labels).GroupBy(label => label).Where(group => group.Count() > 20).Select(group => group.Key).Order(StringComparer.Ordinal).ToList();
        var tagging = LearnTags(train, tags);
        // The parser must live with the tags it will get: each half is tagged by what the other half taught.
        var halves = new[] { 0, 1 }.Select(half => new LinearTable(LearnTags([.. train.Where((_, i) => i % 2 == half)], tags), tags.Count)).ToArray();
        var tagged = train.Select((one, i) => Tagger.Tag(one.Words, halves[1 - i % 2])).ToList();
        var parsing = LearnMoves(train, tagged);
        var labelling = LearnLabels(train, tagged, labels);
        using (var stream = File.Create(outputPath))
            SyntaxModel.Write(stream, tags, labels, clusters, [tagging, parsing, labelling]);
        using var again = File.OpenRead(outputPath);
        Report(test, SyntaxModel.Read(again));
        Console.WriteLine(FormattableString.Invariant($"{new FileInfo(outputPath).Length / 1024} KiB"));
    }

    private static List<TreebankSentence> Sentences(string folder, byte[] clusters) =>
        [.. Directory.EnumerateFiles(folder, "*.conllu", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(path => Treebank.Read(path, clusters))];

    private short[] LearnTags(List<TreebankSentence> train, List<string> tags)
    {
        var model = new AveragedPerceptron(TagRows, tags.Count);
        var (room, scores) = (new uint[SyntaxFeatures.Most], new int[tags.Count]);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var one in Shuffled(train))
            {
                var guessed = new int[one.Words.Length];
                for (var i = 0; i < guessed.Length; i++)
                {
                    var look = Tagger.Look(one.Words, guessed, i, room);
                    model.Score(look, scores);
                    guessed[i] = Tagger.Best(scores);
                    var right = tags.IndexOf(one.Tags[i]);
                    if (right >= 0)
                        model.Learn(look, right, guessed[i]);
                }
            }
        }

        return model.Table();
    }

    private short[] LearnMoves(List<TreebankSentence> train, List<int[]> tagged)
    {
        var model = new AveragedPerceptron(MoveRows, DependencyParser.Moves);
        var (room, scores) = (new uint[SyntaxFeatures.Most], new int[DependencyParser.Moves]);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var i in Shuffled([.. Enumerable.Range(0, train.Count)]))
            {
                var parser = new DependencyParser(train[i].Words, tagged[i]);
                var gold = train[i].Heads;
                while (!parser.IsDone)
                {
                    var look = parser.Look(room);
                    model.Score(look, scores);
                    var (best, right, least) = (-1, -1, int.MaxValue);
                    for (var move = 0; move < DependencyParser.Moves; move++)
                    {
                        if (!parser.May(move))
                            continue;
                        if (best < 0 || scores[move] > scores[best])
                            best = move;
                        var cost = Cost(parser, gold, move);
                        if (cost < least || (cost == least && scores[move] > scores[right]))
                            (right, least) = (move, cost);
                    }

                    var isRight = Cost(parser, gold, best) == least;
                    model.Learn(look, right, isRight ? right : best);
                    parser.Make(isRight || (round > 0 && random.NextDouble() < Exploring) ? best : right);
                }
            }

            Console.WriteLine(FormattableString.Invariant($"parser, round {round + 1}"));
        }

        return model.Table();
    }

    /// <summary>How many right arcs a move makes impossible.</summary>
    private static int Cost(DependencyParser parser, int[] gold, int move)
    {
        var (stack, next, cost) = (parser.Stack, parser.Next, 0);
        if (move == DependencyParser.Shift)
        {
            // The next word loses its heads and its children below the top of the stack, and, but for the top, its head on it.
            for (var i = 0; i < stack.Count; i++)
                cost += (gold[stack[i]] == next ? 1 : 0) + (i < stack.Count - 1 && gold[next] == stack[i] ? 1 : 0);
            return cost;
        }

        var top = stack[^1];
        for (var i = next; i < gold.Length; i++)
        {
            if (gold[i] == top)
                cost++;
        }

        var under = stack.Count > 1 ? stack[^2] : -1;
        if (move == DependencyParser.Left)
            return cost + ((under >= 0 && gold[top] == under) || gold[top] > next || gold[top] < 0 ? 1 : 0);
        return cost + (gold[top] >= next || gold[top] < 0 ? 1 : 0);
    }

    private short[] LearnLabels(List<TreebankSentence> train, List<int[]> tagged, List<string> labels)
    {
        var model = new AveragedPerceptron(LabelRows, labels.Count);
        var (room, scores) = (new uint[SyntaxFeatures.Most], new int[labels.Count]);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var i in Shuffled([.. Enumerable.Range(0, train.Count)]))
            {
                for (var child = 0; child < train[i].Words.Length; child++)
                {
                    var right = labels.IndexOf(train[i].Labels[child]);
                    if (right < 0)
                        continue;
                    var look = ArcLabeller.Look(train[i].Words, tagged[i], train[i].Heads, child, room);
                    model.Score(look, scores);
                    model.Learn(look, right, Tagger.Best(scores));
                }
            }
        }

        return model.Table();
    }

    private static void Report(List<TreebankSentence> test, SyntaxModel model)
    {
        var (all, tag, head, both) = (0, 0, 0, 0);
        foreach (var one in test)
        {
            var tree = model.Parse(one.Words);
            for (var i = 0; i < one.Words.Length; i++)
            {
                all++;
                tag += tree.Tags[i] == one.Tags[i] ? 1 : 0;
                head += tree.Heads[i] == one.Heads[i] ? 1 : 0;
                both += tree.Heads[i] == one.Heads[i] && tree.Labels[i] == one.Labels[i] ? 1 : 0;
            }
        }

        Console.WriteLine(FormattableString.Invariant($"held out: tags {tag / (double)all:0.000}, heads {head / (double)all:0.000}, heads and labels {both / (double)all:0.000}"));
    }

    private List<T> Shuffled<T>(List<T> items)
    {
        var order = items.ToArray();
        random.Shuffle(order);
        return [.. order];
    }
}
