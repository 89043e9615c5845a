using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>Finds what may be a name: runs of words with capitals, joined by the particles of family names.</summary>
internal static class NameRuns
{
    /// <summary>As half-open ranges of tokens; the first word of a sentence alone is one too.</summary>
    public static IReadOnlyList<TextSpan> Read(ReadText text, Lexicon lexicon)
    {
        var dated = new bool[text.Tokens.Count];
        foreach (var day in text.Dates.Where(day => day.IsWritten))
            Array.Fill(dated, true, day.Tokens.Start, day.Tokens.Length);
        var runs = new List<TextSpan>();
        for (var start = 0; start < text.Tokens.Count; start++)
        {
            if (!IsNameWord(start))
                continue;
            var end = start + 1;
            while (NextOf(end) is { } next)
                end = next;
            runs.Add(new TextSpan(start, end));
            start = end - 1;
        }

        return runs;

        bool IsNameWord(int i) => i < text.Tokens.Count && text.IsCapital(i) && !dated[i] && (!lexicon.StopWords.Contains(text.Word(i)) || IsInitials(i));

        // US and IT are written like no stop word.
        bool IsInitials(int i) => text.Tokens[i].End - text.Tokens[i].Start > 1 && !text.Text.AsSpan(text.Tokens[i].Start, text.Tokens[i].End - text.Tokens[i].Start).ContainsAnyInRange('a', 'z');

        int? NextOf(int end)
        {
            if (IsNameWord(end) && Touch(end - 1))
                return end + 1;
            var last = end;
            while (last < text.Tokens.Count && last < end + 2 && !text.IsCapital(last) && text.Word(last) != "and" && text.Word(last) != "of" && lexicon.Cues("particle").Contains(text.Word(last)) && Touch(last - 1))
                last++;
            return last > end && IsNameWord(last) && Touch(last - 1) ? last + 1 : null;
        }

        // Only a space, a hyphen or the stop of an initial or of a short title parts the words of one name.
        bool Touch(int first) =>
            text.Between(first) is " " or "-" or "'"
            // "The Nurses' Union".
            || (text.Between(first) is "' " && text.Word(first).EndsWith('s'))
            || (text.Between(first) is ". " && (text.Tokens[first].End - text.Tokens[first].Start == 1 || lexicon.Cues("title").Contains(text.Word(first)) || text.Word(first) is "st"));
    }
}
