using System.Globalization;
using System.Text;
using Bot.Core.Articles;

namespace Bot.Benchmarks;

/// <summary>
/// A seeded collection of made-up news: words drawn by Zipf's law from 150,000, about 600 words an article, names with
/// capitals, dates and numbers, a headline made of the article's own rarer words.
/// </summary>
public sealed class GeneratedArticles
{
    private const int VocabularySize = 150_000;

    // Zipf-Mandelbrot: frequency of the word at rank r is proportional to 1 / (r + shift).
    private const double ZipfShift = 2.7;

    private static readonly string[] CommonWords =
    [
        "the", "of", "to", "and", "a", "in", "that", "for", "is", "on", "said", "was", "with", "he", "as", "it", "at", "by", "from", "his",
        "has", "be", "an", "have", "are", "not", "who", "had", "they", "this", "were", "but", "its", "which", "been", "or", "their", "would",
        "more", "after", "about", "one", "will", "she", "new", "also", "than", "when", "other", "people", "year", "first", "two", "over",
    ];

    private static readonly string[] Syllables =
    [
        "ba", "be", "bi", "bo", "ca", "ce", "co", "da", "de", "di", "do", "fa", "fe", "fi", "ga", "go", "ha", "he", "ho", "ja", "ka", "ke",
        "la", "le", "li", "lo", "ma", "me", "mi", "mo", "na", "ne", "no", "pa", "pe", "po", "ra", "re", "ri", "ro", "sa", "se", "si", "so",
        "ta", "te", "ti", "to", "va", "ve", "vi", "wa", "we", "ster", "tion", "ment", "man", "ler", "ton", "berg", "ing", "ed", "er", "al",
    ];

    private readonly Random random;
    private readonly string[] words;
    private readonly double[] cumulative;

    public GeneratedArticles(int seed)
    {
        random = new Random(seed);
        words = MakeWords();
        cumulative = new double[words.Length];
        var sum = 0.0;
        for (var rank = 0; rank < words.Length; rank++)
        {
            sum += 1 / (rank + 1 + ZipfShift);
            cumulative[rank] = sum;
        }
    }

    public IEnumerable<ArticleDraft> Take(int count)
    {
        for (var i = 0; i < count; i++)
            yield return Article(i);
    }

    /// <summary>A question in about ten telling words of one sentence of the collection, with what people put around them.</summary>
    public string Question(string sentence)
    {
        var telling = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.', ',', '"'))
            .Where(word => word.Length > 2 && !CommonWords.Contains(word, StringComparer.OrdinalIgnoreCase))
            .Distinct()
            .ToArray();
        random.Shuffle(telling);
        string[] openings = ["Who was", "When did", "How many", "What is", "Where were"];
        return $"{openings[random.Next(openings.Length)]} {string.Join(' ', telling.Take(10))}?";
    }

    private ArticleDraft Article(int index)
    {
        var text = new StringBuilder();
        var paragraphs = random.Next(8, 16);
        for (var paragraph = 0; paragraph < paragraphs; paragraph++)
        {
            if (paragraph > 0)
                text.Append("\n\n");
            var sentences = random.Next(1, 5);
            for (var sentence = 0; sentence < sentences; sentence++)
                AppendSentence(text, isFirst: sentence == 0);
        }

        var headline = string.Join(' ', Enumerable.Range(0, 8).Select(_ => Capital(Word())));
        var published = new DateOnly(2010, 1, 1).AddDays(random.Next(5_000));
        var provenance = new Provenance(
            $"Outlet {random.Next(60)}", headline, [], published, $"https://example.org/{index}", "en", SourceKind.Article, [], [Name(), Name()]);
        return new ArticleDraft(new ArticleId($"generated-{index}"), provenance, text.ToString());
    }

    private void AppendSentence(StringBuilder text, bool isFirst)
    {
        if (!isFirst)
            text.Append(' ');
        var length = random.Next(8, 34);
        for (var i = 0; i < length; i++)
        {
            if (i > 0)
                text.Append(' ');
            text.Append(random.Next(40) switch
            {
                0 => Name(),
                1 => random.Next(2, 5_000).ToString("N0", CultureInfo.InvariantCulture),
                2 => $"on {CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[random.Next(12)]} {random.Next(1, 29)}, {random.Next(2000, 2024)}",
                _ => i == 0 ? Capital(Word()) : Word(),
            });
        }

        text.Append('.');
    }

    private string Name() => $"{Capital(words[random.Next(400, 3_000)])} {Capital(words[random.Next(3_000, 60_000)])}";

    private string Word()
    {
        var index = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
        return words[Math.Min(index < 0 ? ~index : index, words.Length - 1)];
    }

    private string[] MakeWords()
    {
        var made = new HashSet<string>(CommonWords);
        var ordered = new List<string>(CommonWords);
        while (ordered.Count < VocabularySize)
        {
            var word = string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]));
            if (made.Add(word))
                ordered.Add(word);
        }

        return [.. ordered];
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
