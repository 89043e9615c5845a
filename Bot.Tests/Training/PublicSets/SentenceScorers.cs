using Bot.Core.Language;

namespace Bot.Training.PublicSets;

/// <summary>Plain scores of a sentence for a question, with the frequencies of a whole set.</summary>
public sealed class SentenceScorers
{
    // As everybody sets them.
    private const double Saturation = 1.2;
    private const double LengthShare = 0.75;

    private readonly Dictionary<string, int> frequencies = [];
    private readonly int sentences;
    private readonly double meanLength;

    public SentenceScorers(IReadOnlyList<SelectionQuestion> questions)
    {
        long words = 0;
        foreach (var sentence in questions.SelectMany(question => question.Sentences))
        {
            var terms = Terms(sentence);
            words += terms.Count;
            sentences++;
            foreach (var term in terms.Distinct())
                frequencies[term] = frequencies.GetValueOrDefault(term) + 1;
        }

        meanLength = words / (double)sentences;
    }

    public static IReadOnlyList<double> WordCount(SelectionQuestion question) => Score(question, (_, _, _) => 1);

    public IReadOnlyList<double> IdfWords(SelectionQuestion question) =>
        Score(question, (term, _, _) => Math.Log(sentences / (double)frequencies[term]));

    public IReadOnlyList<double> Bm25(SelectionQuestion question) => Score(question, (term, count, length) =>
    {
        var frequency = frequencies[term];
        var rarity = Math.Log(1 + (sentences - frequency + 0.5) / (frequency + 0.5));
        return rarity * count * (Saturation + 1) / (count + Saturation * (1 - LengthShare + LengthShare * length / meanLength));
    });

    private static IReadOnlyList<double> Score(SelectionQuestion question, Func<string, int, int, double> scoreOf)
    {
        var wanted = PlainWords.Of(question.Text);
        return
        [
            .. question.Sentences.Select(Terms).Select(terms => terms.Where(wanted.Contains)
                .GroupBy(term => term)
                .Sum(group => scoreOf(group.Key, group.Count(), terms.Count))),
        ];
    }

    private static List<string> Terms(string sentence) => [.. Analyzer.Analyze(sentence).Select(token => token.Term)];
}
