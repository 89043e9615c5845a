using System.Buffers;
using System.Globalization;
using Bot.Core.Articles;

namespace Bot.Core.Language;

/// <summary>Judges the stops of one block of text: does a sentence end here?</summary>
internal readonly ref struct SentenceEnds(string text, TextSpan block)
{
    // Longer runs of letters are no abbreviations, and looking back further would not be linear.
    private const int LongestAbbreviation = 16;

    // "Who did it?" Deputy Council Speaker Ada B. Quill asked.
    private const int WordsBeforeSpeech = 7;

    // A sentence ends at these whatever follows.
    private const string PlainEnds = "。！？｡．؟।॥";
    private const string ClosingMarks = "\"'”’»›」』〞＂";

    private static readonly SearchValues<char> PlainStops = SearchValues.Create(PlainEnds);
    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?…‼⁇⁈⁉" + PlainEnds);
    private static readonly SearchValues<char> Exclamations = SearchValues.Create("!?‼⁇⁈⁉");
    private static readonly SearchValues<char> ClosingQuotes = SearchValues.Create(ClosingMarks);
    private static readonly SearchValues<char> Closers = SearchValues.Create(ClosingMarks + ")]}）】》〉");
    private static readonly SearchValues<char> Openers = SearchValues.Create("\"'“‘„«‹「『([{（【《〈-–—*_•");
    private static readonly SearchValues<char> CarryingOn = SearchValues.Create(",;:，；：、%&=/");

    private readonly SentenceWords words = SentenceWords.Shared;

    public static bool IsStop(char c) => Stops.Contains(c);

    /// <summary>Where the run of stops at <paramref name="at"/> ends, closing quotes and brackets included, and whether a sentence ends there.</summary>
    public (int End, bool IsEnd) Judge(int at)
    {
        var stopsEnd = at + 1;
        while (stopsEnd < block.End && IsStop(text[stopsEnd]))
            stopsEnd++;
        var end = AfterClosers(stopsEnd);
        return (end, end == block.End || EndsAt(new TextSpan(at, stopsEnd), end));
    }

    public int SkipSpace(int at)
    {
        while (at < block.End && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private int AfterClosers(int at)
    {
        while (at < block.End && Closers.Contains(text[at]))
            at++;
        // The mark of a footnote belongs to the sentence before it: "... in May.[3] The ..."
        var mark = at;
        if (mark < block.End && text[mark] == '[')
        {
            do mark++;
            while (mark < block.End && mark - at < 5 && char.IsAsciiDigit(text[mark]));
            if (mark < block.End && mark > at + 1 && text[mark] == ']')
                return AfterClosers(mark + 1);
        }
        return at;
    }

    private bool EndsAt(TextSpan stops, int end)
    {
        var next = SkipSpace(end);
        if (next == block.End)
            return true;
        var quoted = text.AsSpan(stops.End, end - stops.End).ContainsAny(ClosingQuotes);
        if (text.AsSpan(stops.Start, stops.Length).ContainsAny(PlainStops))
            return !CarryingOn.Contains(text[next]) && !(quoted && CarriesOnInChinese(next));
        if (next == end)
            return text[stops.Start] != '.' && IsUncased(text[next]);
        if (CarryingOn.Contains(text[next]) || IsStop(text[next]) || BeginsInLowerCase(next))
            return false;
        if (text.AsSpan(stops.Start, stops.Length).ContainsAny(Exclamations))
            return !quoted || !SpeechFollows(next);
        return stops.Length > 1 || text[stops.Start] != '.' || quoted || PeriodEnds(stops.Start, next);
    }

    private bool PeriodEnds(int period, int next)
    {
        var word = WordBefore(period);
        var following = WordAt(next);
        if (words.BeforeName.Contains(word))
            return false;
        if (words.BeforeNumber.Contains(word) && char.IsAsciiDigit(text[next]))
            return false;
        if (words.Clock.Contains(word))
            return !words.AfterClock.Contains(following);
        var listNumber = period - word.Length == block.Start && word.Length <= 3 && (IsNumber(word) || IsRoman(word));
        if (listNumber)
            return false;
        if (words.MayEnd.Contains(word) || IsInitial(word) || IsAcronym(word))
            return words.Starter.Contains(following);
        return true;
    }

    /// <summary>The word that a period ends, without brackets and what stands before a hyphen: "N.Y" of "(D-N.Y.".</summary>
    private ReadOnlySpan<char> WordBefore(int period)
    {
        var start = period;
        var limit = Math.Max(block.Start, period - LongestAbbreviation);
        while (start > limit && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '.'))
            start--;
        return text.AsSpan(start, period - start);
    }

    private ReadOnlySpan<char> WordAt(int at)
    {
        while (at < block.End && Openers.Contains(text[at]))
            at++;
        var end = at;
        while (end < block.End && end - at < LongestAbbreviation && char.IsLetter(text[end]))
            end++;
        return text.AsSpan(at, end - at);
    }

    private bool BeginsInLowerCase(int at)
    {
        while (at < block.End && (Openers.Contains(text[at]) || text[at] == ' '))
            at++;
        return at < block.End && char.IsLower(text[at]);
    }

    /// <summary>Whether the words after a quoted question name its speaker: capitalised words, then a verb of saying.</summary>
    private bool SpeechFollows(int at)
    {
        for (var i = 0; i < WordsBeforeSpeech; i++)
        {
            var word = WordAt(at);
            if (word.IsEmpty)
                return false;
            if (words.Speech.Contains(word))
                return i > 0;
            if (!char.IsUpper(word[0]))
                return false;
            at += word.Length;
            // One space, a middle initial's stop, a hyphen or an apostrophe may part the words of a name.
            while (at < block.End && text[at] is '.' or ' ' or '-' or '\'' or '’')
                at++;
        }
        return false;
    }

    private bool CarriesOnInChinese(int at)
    {
        foreach (var prefix in words.SpeechPrefixes)
        {
            if (text.AsSpan(at, block.End - at).StartsWith(prefix))
                return true;
        }
        return false;
    }

    private static bool IsInitial(ReadOnlySpan<char> word) => word.Length == 1 && char.IsUpper(word[0]);

    /// <summary>Letters in groups of one or two with stops between: U.S, Ph.D, N.Y.P.D.</summary>
    private static bool IsAcronym(ReadOnlySpan<char> word)
    {
        var group = 0;
        var groups = 1;
        foreach (var c in word)
        {
            if (c == '.' && group > 0)
                (group, groups) = (0, groups + 1);
            else if (!char.IsLetter(c) || ++group > 2)
                return false;
        }
        return groups > 1 && group > 0;
    }

    private static bool IsNumber(ReadOnlySpan<char> word) => !word.IsEmpty && !word.ContainsAnyExceptInRange('0', '9');

    private static bool IsRoman(ReadOnlySpan<char> word) => !word.IsEmpty && !word.ContainsAnyExcept("IVX");

    private static bool IsUncased(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter || c is '¿' or '¡';
}
