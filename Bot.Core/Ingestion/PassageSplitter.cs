using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Ingestion;

/// <summary>Cuts a text into passages: a few consecutive sentences of one paragraph.</summary>
public static class PassageSplitter
{
    private const int MostSentences = 3;

    // About as much as a chat message can quote.
    private const int LongestPassage = 600;

    public static IReadOnlyList<Passage> Split(string text)
    {
        var passages = new List<Passage>();
        var paragraph = new List<TextSpan>();
        foreach (var sentence in SentenceSplitter.Split(text))
        {
            if (paragraph.Count > 0 && HasBlankLine(text.AsSpan(paragraph[^1].End, sentence.Start - paragraph[^1].End)))
            {
                AddPassages(text, paragraph, passages);
                paragraph.Clear();
            }
            paragraph.Add(sentence);
        }
        AddPassages(text, paragraph, passages);
        return passages;
    }

    private static void AddPassages(string text, List<TextSpan> paragraph, List<Passage> passages)
    {
        for (var first = 0; first < paragraph.Count;)
        {
            var count = CountFitting(paragraph, first);
            // Three and a lone last one read worse than two and two.
            if (count == MostSentences && first + count == paragraph.Count - 1 && Length(paragraph, first + 2, 2) <= LongestPassage)
                count--;
            var sentences = paragraph.GetRange(first, count);
            var span = new TextSpan(sentences[0].Start, sentences[^1].End);
            passages.Add(new Passage(passages.Count, span, span.Of(text), sentences));
            first += count;
        }
    }

    private static int CountFitting(List<TextSpan> paragraph, int first)
    {
        var count = 1;
        while (count < MostSentences && first + count < paragraph.Count && Length(paragraph, first, count + 1) <= LongestPassage)
            count++;
        return count;
    }

    private static int Length(List<TextSpan> paragraph, int first, int count) =>
        paragraph[first + count - 1].End - paragraph[first].Start;

    private static bool HasBlankLine(ReadOnlySpan<char> gap)
    {
        gap = gap.TrimStart(" \t");
        return gap.ContainsAny('\n', '\r') && gap[(gap.StartsWith("\r\n") ? 2 : 1)..].ContainsAny('\n', '\r');
    }
}
