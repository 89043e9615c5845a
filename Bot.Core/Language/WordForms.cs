using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Bot.Core.Language;

/// <summary>Words as written, each with its index term: the base form without accents, stemmed.</summary>
public static class WordForms
{
    // A store of 20,000 articles has about 150,000 words; beyond the bound a word is worked out anew each time.
    private const int MostRemembered = 250_000;

    private static readonly Dictionary<string, string> BaseForms = ReadBaseForms();

    private static readonly ConcurrentDictionary<string, WordForm> Remembered = new();

    private static readonly ConcurrentDictionary<string, WordForm>.AlternateLookup<ReadOnlySpan<char>> RememberedSpans =
        Remembered.GetAlternateLookup<ReadOnlySpan<char>>();

    private static int remembered;

    public static WordForm Of(ReadOnlySpan<char> written)
    {
        if (RememberedSpans.TryGetValue(written, out var known))
            return known;

        var word = written.ToString().Replace('’', '\'').ToLowerInvariant();
        if (word.EndsWith("'s", StringComparison.Ordinal))
            word = word[..^2];
        var form = new WordForm(word, Term(word));
        // The dictionary's own count takes all of its locks.
        if (Volatile.Read(ref remembered) < MostRemembered && Remembered.TryAdd(written.ToString(), form))
            Interlocked.Increment(ref remembered);
        return form;
    }

    private static string Term(string word)
    {
        var plain = WithoutAccents(word.Replace("'", "", StringComparison.Ordinal));
        return PorterStemmer.Stem(BaseForms.GetValueOrDefault(plain) ?? WithoutAdverbEnding(plain));
    }

    /// <summary>directly is direct: Porter's rules leave this ending, his later ones (English, 2001) take it off after these letters.</summary>
    private static string WithoutAdverbEnding(string word) =>
        word.Length >= 6 && word.EndsWith("ly", StringComparison.Ordinal) && word[^3] is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't'
            ? word[..^2]
            : word;

    /// <summary>The word without the marks above and below its letters.</summary>
    public static string WithoutAccents(string word)
    {
        if (Ascii.IsValid(word))
            return word;
        var letters = word.Normalize(NormalizationForm.FormKD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark);
        return string.Concat(letters);
    }

    private static Dictionary<string, string> ReadBaseForms() =>
        EmbeddedText.Lines("irregular.en.txt")
            .Select(line => line.Split(' '))
            .SelectMany(forms => forms.Skip(1), (forms, form) => (Form: form, Base: forms[0]))
            .ToDictionary(pair => pair.Form, pair => pair.Base);
}
