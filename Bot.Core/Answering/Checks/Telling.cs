using System.Buffers;
using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>What a passage only tells after somebody: for each word whether it is somebody's, and whose.</summary>
internal sealed class Telling
{
    // "..., Morrow said on Tuesday." - between the comma and the verb, and from there to the end, stand a few words at most.
    private const int LongestSpeaker = 10;
    private const int LongestClosing = 6;

    private static readonly SearchValues<char> Pauses = SearchValues.Create(",;:—–\"");

    private readonly Statement statement;
    private readonly ReadText text;

    public Telling(Statement statement, ReadPassage passage)
    {
        this.statement = statement;
        text = passage.Body;
        IsTold = new bool[text.Tokens.Count];
        Speaker = new TextSpan?[text.Tokens.Count];
        foreach (var sentence in text.Sentences)
            Read(sentence);
    }

    public bool[] IsTold { get; }

    /// <summary>For each told word the words that name who tells it.</summary>
    public TextSpan?[] Speaker { get; }

    private void Read(TextSpan sentence)
    {
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (text.IsQuoted[i])
                continue;
            if (text.Word(i) == "according" && text.Word(i + 1) == "to")
                According(sentence, i);
            else if (statement.IsCue("tells", text.Word(i)))
                Said(sentence, i);
            else if (statement.IsCue("supposed", text.Word(i)))
                Mark(i + 1, ClauseEnd(i, sentence), new TextSpan(sentence.Start, i));
        }
    }

    private void According(TextSpan sentence, int at)
    {
        var end = at + 2;
        while (end < sentence.End && (end == at + 2 || !HasPause(end - 1)))
            end++;
        var speaker = new TextSpan(at + 2, end);
        if (at == sentence.Start)
            Mark(end, sentence.End, speaker);
        else
            Mark(sentence.Start, at, speaker);
    }

    private void Said(TextSpan sentence, int at)
    {
        var comma = at;
        while (comma > sentence.Start && at - comma < LongestSpeaker && !HasPause(comma - 1))
            comma--;
        var closing = at + 1;
        while (closing < sentence.End && closing - at <= LongestClosing && !HasPause(closing - 1))
            closing++;
        // What was said stands before the verb where a comma ends it, and the sentence, or this part of it, ends soon after.
        if (comma > sentence.Start && at > sentence.Start && HasPause(comma - 1) && (closing == sentence.End || HasPause(closing - 1)) && closing - at <= LongestClosing && text.Word(at + 1) != "that")
            Mark(ClauseStart(comma - 1, sentence), comma, new TextSpan(comma, closing));
        else
            Mark(at + 1, ClauseEnd(at, sentence), new TextSpan(Math.Max(sentence.Start, at - LongestSpeaker), at));
    }

    /// <summary>What is said goes to the end of the sentence, or to a "but" or ";" that begins something new.</summary>
    private int ClauseEnd(int at, TextSpan sentence)
    {
        for (var i = at + 1; i < sentence.End; i++)
        {
            if (text.Between(i - 1).Contains(';') || (text.Word(i) is "but" or "while" or "though" && HasPause(i - 1)))
                return i;
        }

        return sentence.End;
    }

    private int ClauseStart(int at, TextSpan sentence)
    {
        for (var i = at; i > sentence.Start; i--)
        {
            if (text.Between(i - 1).Contains(';'))
                return i;
        }

        return sentence.Start;
    }

    private void Mark(int start, int end, TextSpan speaker)
    {
        for (var i = start; i < end; i++)
        {
            IsTold[i] = true;
            Speaker[i] ??= speaker;
        }
    }

    private bool HasPause(int index) => index + 1 < text.Tokens.Count && text.Between(index).ContainsAny(Pauses);
}
