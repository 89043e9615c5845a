using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>Which words of a text are denied: what stands in the reach of "not", "failed to", "no", "without".</summary>
internal static class Polarity
{
    private const int Reach = 6;

    /// <summary>For each token how many denials it stands under.</summary>
    public static int[] Of(Statement statement, ReadText text)
    {
        var denied = new int[text.Tokens.Count];
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (!IsDenial(statement.Lexicon, text, i, out var start))
                continue;
            for (var end = start; end < text.Tokens.Count && end - start < Reach && text.SentenceOf[end] == text.SentenceOf[i] && (end == start || !Parts(text, end)); end++)
                denied[end]++;
        }

        return denied;
    }

    /// <summary>Whether a word denies what comes after it.</summary>
    public static bool IsDenial(Lexicon lexicon, ReadText text, int index, out int start)
    {
        var word = text.Word(index);
        start = index + 1;
        if (word is "not" && text.Word(index + 1) is "only" or "just" or "long" or "less" or "more" or "fewer")
            return false;
        if (word is "no" && (text.Word(index + 1) is "doubt" or "later" or "more" or "fewer" or "less" || (index + 1 < text.Tokens.Count && text.Between(index).ContainsAny(",:;."))))
            return false;
        // "She voted no and left": what comes after it is not denied.
        if (word is "no" && text.Word(index - 1) is "vote" or "voted" or "votes" or "voting" && text.Word(index + 1) is not ("one" or "confidence"))
            return false;
        // "Cast a no vote", "joined him in his no".
        if (word is "no" && text.Word(index - 1) is "a" or "the" or "his" or "her" or "its" or "their" or "my" or "our")
            return false;
        // "Neither he nor she" is one denial, and so is "he did not come, and nor did she".
        if ((word is "nor" && IsAfterNeither(text, index)) || IsRepeated(lexicon, text, index))
            return false;
        // "The valve that failed", "would rather know" deny nothing.
        if ((word.StartsWith("fail", StringComparison.Ordinal) && text.Word(index + 1) is not "to" && text.Word(index + 2) is not "to") || (word is "rather" && text.Word(index + 1) is not "than"))
            return false;
        if (word is "yet" && text.Word(index + 1) == "to")
            return true;
        return lexicon.Cues("denying").Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);
    }

    /// <summary>Whether a "nor" goes on with the "neither" of its sentence.</summary>
    private static bool IsAfterNeither(ReadText text, int index)
    {
        for (var i = index - 1; i >= 0 && text.SentenceOf[i] == text.SentenceOf[index]; i--)
        {
            if (text.Word(i) is "neither")
                return true;
        }

        return false;
    }

    /// <summary>"Nor did she", "and neither has the board", "and she was not either" behind a denial: it is said of one more, and has no verb of its own.</summary>
    private static bool IsRepeated(Lexicon lexicon, ReadText text, int index)
    {
        if (text.Word(index) is not ("nor" or "neither" or "not" or "no" or "none") && !text.Word(index).EndsWith("n't", StringComparison.Ordinal))
            return false;
        var (start, end) = (index, index + 1);
        while (start > 0 && text.SentenceOf[start - 1] == text.SentenceOf[index] && !text.Between(start - 1).ContainsAny(",;"))
            start--;
        while (end < text.Tokens.Count && text.SentenceOf[end] == text.SentenceOf[index] && !text.Between(end - 1).ContainsAny(",;"))
            end++;
        var isBehind = text.Word(index) is "nor" or "neither" && lexicon.Cues("auxiliary").Contains(text.Word(index + 1));
        if (start == 0 || text.SentenceOf[start - 1] != text.SentenceOf[index] || (!isBehind && text.Word(end - 1) is not "either"))
            return false;
        return Enumerable.Range(index + 1, end - index - 1).All(i => !text.Grammar.IsVerb(i) || lexicon.Cues("auxiliary").Contains(text.Word(i)) || text.Word(i) is "done")
            && Enumerable.Range(0, start).Any(i => text.SentenceOf[i] == text.SentenceOf[index] && IsDenial(lexicon, text, i, out _));
    }

    private static bool Parts(ReadText text, int index) =>
        text.Between(index - 1).ContainsAny(",;:—–") || text.Word(index) is "but" or "because" or "although" or "while" or "until" or "before" or "after" or "when";
}
