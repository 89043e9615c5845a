using System.Buffers;
using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>What a passage only tells after somebody: for each word whether it is somebody's, and whose.</summary>
internal sealed class Telling
{
    // "..., Morrow said on Tuesday." - between the comma and the verb, and from there to the end, stand a few words at most.
    private const int LongestSpeaker = 10;
    private const int LongestClosing = 6;

    // "An alleged two-year fraud".
    private const int Noun = 3;

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
            else if (IsBeforeNoun(i))
                Mark(i + 1, Math.Min(i + 1 + Noun, ClauseEnd(i, sentence)), new TextSpan(sentence.Start, i));
            else if (statement.IsCue("tells", text.Word(i)) || Finds(sentence, i))
                Said(sentence, i);
            else if (statement.IsCue("supposed", text.Word(i)))
                Mark(i + 1, ClauseEnd(i, sentence), new TextSpan(sentence.Start, i));
        }
    }

    /// <summary>"An alleged hazing" is alleged, and what the sentence says besides is not.</summary>
    private bool IsBeforeNoun(int i) =>
        text.Word(i) is "alleged" or "claimed" or "reported" or "estimated" or "accused"
        && text.Word(i - 1) is "the" or "a" or "an" or "of" or "for" or "his" or "her" or "its" or "their" or "over" or "any" or "no" or "from" or "other";

    /// <summary>"The audit found that ...", "..., records show."</summary>
    private bool Finds(TextSpan sentence, int i) =>
        statement.IsCue("finds", text.Word(i)) && (text.Word(i + 1) is "that" || (sentence.End - i <= LongestClosing && Enumerable.Range(Math.Max(sentence.Start, i - LongestSpeaker), Math.Min(i - sentence.Start, LongestSpeaker)).Any(HasPause)));

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
        // What was not said is told by nobody.
        if (Enumerable.Range(1, 3).Any(back => text.Word(at - back) is "not" or "never" or "yet" or "declined" or "refused" or "without") && !statement.IsCue("denying", text.Word(at)))
            return;
        // "She denied that, and ..." tells no more than that; "he testified for six hours" tells nothing.
        if ((text.Word(at + 1) is "that" or "it" or "this" or "them" or "wrongdoing" && HasPause(at + 1)) || text.Word(at + 1) is "for" or "against" or "before")
            return;
        var comma = at;
        while (comma > sentence.Start && at - comma < LongestSpeaker && !HasPause(comma - 1))
            comma--;
        if (comma > sentence.Start && HasPause(comma - 1) && IsBehind(sentence, comma, at) is { } end)
            Mark(ClauseStart(comma - 1, sentence), comma, new TextSpan(comma, end));
        else
            Mark(Object(at, sentence), Math.Min(ClauseEnd(at, sentence), AsideEnd(at, sentence)), new TextSpan(Math.Max(sentence.Start, at - LongestSpeaker), at));
    }

    /// <summary>Where the words end that name the speaker behind what was said: "..., Morrow said on Tuesday", "..., said Ana Ruiz, a lawyer"; null where what was said follows.</summary>
    private int? IsBehind(TextSpan sentence, int comma, int at)
    {
        var end = at + 1;
        while (end < sentence.End && !IsParted(end - 1))
            end++;
        var words = Enumerable.Range(at + 1, end - at - 1).ToList();
        if (text.Word(at) is "told")
            return comma == at || words.Exists(i => text.Word(i) is "that") ? null : end;
        if (words.Count > LongestClosing || words.Exists(i => statement.IsCue("auxiliary", text.Word(i)) || statement.IsCue("person", text.Word(i)) || text.Word(i) is "that" or "they" or "it"))
            return null;
        var isAfterVerb = words.Count == 0 || text.Word(at + 1) is "on" or "in" or "at" or "after" or "during" or "to" or "through" or "by" or "of" or "afterward" or "later" || statement.IsCue("weekday", text.Word(at + 1));
        var isName = words.Count > 0 && (text.IsCapital(at + 1) || text.Word(at + 1) is "the" or "a" or "an" or "his" or "her" or "its" or "their" or "one" or "two");
        return (comma < at && isAfterVerb) || (comma == at && isName) ? end : null;
    }

    /// <summary>"Told the jury of five men that": what is told begins behind whom it is told.</summary>
    private int Object(int at, TextSpan sentence)
    {
        for (var i = at + 1; text.Word(at) is "told" or "tells" && i < sentence.End && i - at <= LongestSpeaker && !IsParted(i - 1); i++)
        {
            if (text.Word(i) is "that")
                return i + 1;
        }

        return at + 1;
    }

    /// <summary>What is said goes to the end of the sentence, or to where something new begins: "but", ";", "and was charged".</summary>
    private int ClauseEnd(int at, TextSpan sentence)
    {
        for (var i = at + 1; i < sentence.End; i++)
        {
            if (text.Between(i - 1).Contains(';') || (text.Word(i) is "but" or "while" or "though" && HasPause(i - 1)) || IsDeedOfSpeaker(i))
                return i;
        }

        return sentence.End;
    }

    /// <summary>What somebody is said to have said by the way, ", who has said he will not run,", ends with the aside.</summary>
    private int AsideEnd(int at, TextSpan sentence)
    {
        var start = at;
        while (start > sentence.Start && !HasPause(start - 1))
            start--;
        if (text.Word(start) is not ("who" or "which" or "whose") || start == sentence.Start)
            return sentence.End;
        var end = at + 1;
        while (end < sentence.End && !IsParted(end - 1))
            end++;
        return end;
    }

    /// <summary>"..., and was charged": behind a comma, without anybody of its own, the verb is of whoever spoke.</summary>
    private bool IsDeedOfSpeaker(int i) =>
        text.Word(i) is "and" && HasPause(i - 1) && (statement.IsCue("auxiliary", text.Word(i + 1)) || (text.Word(i + 1).EndsWith("ed", StringComparison.Ordinal) && !text.IsCapital(i + 1)));

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
            if (EndOfAside(i, end) is { } aside)
            {
                i = aside - 1;
                continue;
            }

            // "Straker, 60, has": whoever writes it knows the age.
            if (IsAge(i))
                continue;
            IsTold[i] = true;
            Speaker[i] ??= speaker;
        }
    }

    private bool IsAge(int i) =>
        i > 0 && i + 1 < text.Tokens.Count && text.Word(i).All(char.IsAsciiDigit) && text.Between(i - 1) is ", " && text.Between(i).StartsWith(',');

    /// <summary>Where ", whose daughter is ill," ends: what is said of somebody by the way is the writer's own.</summary>
    private int? EndOfAside(int start, int end)
    {
        if (start == 0 || text.IsQuoted[start] || text.Word(start) is not ("who" or "which" or "whose" or "where" or "whom") || !text.Between(start - 1).StartsWith(",", StringComparison.Ordinal))
            return null;
        var at = start + 1;
        while (at < end && !HasPause(at - 1))
            at++;
        return at;
    }

    /// <summary>A quotation that opens is what somebody says, not the end of who says it.</summary>
    private bool IsParted(int index) => HasPause(index) && !(text.IsQuoted[index + 1] && !text.IsQuoted[index] && text.Between(index) is " \"");

    private bool HasPause(int index) => index + 1 < text.Tokens.Count && text.Between(index).ContainsAny(Pauses);
}
