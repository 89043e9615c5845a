namespace Bot.Core.Language;

/// <summary>
/// Porter's suffix stripping for English (Porter, 1980, with the author's later corrections), the same that SQLite's
/// <c>porter</c> tokenizer applies.
/// </summary>
public static class PorterStemmer
{
    // SQLite leaves longer and shorter words alone.
    private const int ShortestStemmed = 3;
    private const int LongestStemmed = 64;

    private static readonly (string Suffix, string Replacement)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("logi", "log"), ("bli", "ble"),
        ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"),
        ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Suffix, string Replacement)[] Step3 =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Step4 =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
    ];

    /// <summary>The stem of a word in lower case; words with other letters than a to z are returned as they are.</summary>
    public static string Stem(string word)
    {
        if (word.Length is < ShortestStemmed or > LongestStemmed || word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
            return word;

        Span<char> buffer = stackalloc char[word.Length + 1]; // A step may put an 'e' back.
        word.CopyTo(buffer);
        var stem = new StemBuffer(buffer, word.Length);
        StripPlural(ref stem);
        StripPast(ref stem);
        if (stem.EndsWith("y") && stem.HasVowelBefore(1))
            stem.Replace(1, "i");
        ReplaceFirst(ref stem, Step2, minimumMeasure: 1);
        ReplaceFirst(ref stem, Step3, minimumMeasure: 1);
        StripDerivation(ref stem);
        StripFinalE(ref stem);
        return stem.Text.SequenceEqual(word) ? word : stem.Text.ToString();
    }

    private static void StripPlural(ref StemBuffer stem)
    {
        if (!stem.EndsWith("s"))
            return;
        if (stem.EndsWith("sses") || stem.EndsWith("ies"))
            stem.Replace(2, "");
        else if (!stem.EndsWith("ss"))
            stem.Replace(1, "");
    }

    private static void StripPast(ref StemBuffer stem)
    {
        if (stem.EndsWith("eed"))
        {
            if (stem.MeasureBefore(3) > 0)
                stem.Replace(1, "");
            return;
        }

        if (stem.EndsWith("ed") && stem.HasVowelBefore(2))
            stem.Replace(2, "");
        else if (stem.EndsWith("ing") && stem.HasVowelBefore(3))
            stem.Replace(3, "");
        else
            return;

        if (stem.EndsWith("at") || stem.EndsWith("bl") || stem.EndsWith("iz"))
            stem.Replace(0, "e");
        else if (stem.EndsWithDoubleConsonant() && stem.Text[^1] is not ('l' or 's' or 'z'))
            stem.Replace(1, "");
        else if (stem.MeasureBefore(0) == 1 && stem.EndsWithShortSyllable(0))
            stem.Replace(0, "e");
    }

    private static void ReplaceFirst(ref StemBuffer stem, (string Suffix, string Replacement)[] rules, int minimumMeasure)
    {
        foreach (var (suffix, replacement) in rules)
        {
            if (!stem.EndsWith(suffix))
                continue;
            if (stem.MeasureBefore(suffix.Length) >= minimumMeasure)
                stem.Replace(suffix.Length, replacement);
            return;
        }
    }

    private static void StripDerivation(ref StemBuffer stem)
    {
        foreach (var suffix in Step4)
        {
            if (!stem.EndsWith(suffix))
                continue;
            var afterSOrT = stem.Text.Length > 3 && stem.Text[^4] is 's' or 't';
            if (stem.MeasureBefore(suffix.Length) > 1 && (suffix != "ion" || afterSOrT))
                stem.Replace(suffix.Length, "");
            return;
        }
    }

    private static void StripFinalE(ref StemBuffer stem)
    {
        if (stem.EndsWith("e"))
        {
            var measure = stem.MeasureBefore(1);
            if (measure > 1 || (measure == 1 && !stem.EndsWithShortSyllable(1)))
                stem.Replace(1, "");
        }

        if (stem.EndsWith("ll") && stem.MeasureBefore(1) > 1)
            stem.Replace(1, "");
    }

    private ref struct StemBuffer(Span<char> letters, int length)
    {
        private readonly Span<char> letters = letters;
        private int length = length;

        public readonly ReadOnlySpan<char> Text => letters[..length];

        public readonly bool EndsWith(string suffix) => Text.EndsWith(suffix);

        public void Replace(int suffixLength, string replacement)
        {
            replacement.CopyTo(letters[(length - suffixLength)..]);
            length += replacement.Length - suffixLength;
        }

        /// <summary>How many vowel-consonant sequences stand before a suffix: Porter's m.</summary>
        public readonly int MeasureBefore(int suffixLength)
        {
            var measure = 0;
            for (var i = 1; i < length - suffixLength; i++)
            {
                if (IsConsonant(i) && !IsConsonant(i - 1))
                    measure++;
            }

            return measure;
        }

        public readonly bool HasVowelBefore(int suffixLength)
        {
            for (var i = 0; i < length - suffixLength; i++)
            {
                if (!IsConsonant(i))
                    return true;
            }

            return false;
        }

        public readonly bool EndsWithDoubleConsonant() =>
            length > 1 && letters[length - 1] == letters[length - 2] && IsConsonant(length - 1);

        /// <summary>Consonant, vowel, consonant other than w, x and y: Porter's *o.</summary>
        public readonly bool EndsWithShortSyllable(int suffixLength)
        {
            var last = length - suffixLength - 1;
            return last >= 2 && IsConsonant(last) && !IsConsonant(last - 1) && IsConsonant(last - 2) && letters[last] is not ('w' or 'x' or 'y');
        }

        private readonly bool IsConsonant(int index) => letters[index] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' => false,
            'y' => index == 0 || !IsConsonant(index - 1),
            _ => true,
        };
    }
}
