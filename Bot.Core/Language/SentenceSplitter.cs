using Bot.Core.Articles;

namespace Bot.Core.Language;

/// <summary>Cuts a text into sentences: in order, without white space around them, every other character in exactly one.</summary>
public static class SentenceSplitter
{
    // No outlet writes such a sentence; a text without stops is cut at white space, so that nothing downstream meets a megabyte.
    private const int Longest = 2000;

    public static IReadOnlyList<TextSpan> Split(string text)
    {
        var sentences = new List<TextSpan>();
        foreach (var block in TextBlocks.Of(text))
            SplitBlock(text, block, sentences);
        return sentences;
    }

    private static void SplitBlock(string text, TextSpan block, List<TextSpan> sentences)
    {
        var ends = new SentenceEnds(text, block);
        var start = block.Start;
        for (var i = block.Start; i < block.End; i++)
        {
            if (!SentenceEnds.IsStop(text[i]))
                continue;
            var (end, isEnd) = ends.Judge(i);
            if (isEnd)
            {
                Add(text, new TextSpan(start, end), sentences);
                start = ends.SkipSpace(end);
                end = start;
            }
            i = end - 1;
        }
        Add(text, new TextSpan(start, block.End), sentences);
    }

    private static void Add(string text, TextSpan sentence, List<TextSpan> sentences)
    {
        var (start, end) = (sentence.Start, sentence.End);
        while (end - start > Longest)
        {
            var cut = start + Longest;
            while (cut > start + (Longest / 2) && !char.IsWhiteSpace(text[cut]))
                cut--;
            if (!char.IsWhiteSpace(text[cut]))
                cut = start + Longest - (char.IsLowSurrogate(text[start + Longest]) ? 1 : 0);
            AddTrimmed(text, start, cut, sentences);
            start = cut;
        }
        AddTrimmed(text, start, end, sentences);
    }

    private static void AddTrimmed(string text, int start, int end, List<TextSpan> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (start < end)
            sentences.Add(new TextSpan(start, end));
    }
}
