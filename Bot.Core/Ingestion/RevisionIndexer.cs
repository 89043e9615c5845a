using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Ingestion;

/// <summary>Works out everything that the store writes for a revision.</summary>
public static class RevisionIndexer
{
    // Most articles are one section; of a long document each part is found by its own words.
    private const int MostPassages = 16;

    private const int LeadSentences = 2;

    // Longer "words" are addresses and encoded data, which nobody asks for.
    private const int LongestTerm = 64;

    public static IndexedRevision Index(ArticleDraft draft)
    {
        var passages = PassageSplitter.Split(draft.Text);
        var words = new HashSet<VocabularyWord>();
        var provenance = draft.Provenance;
        var headline = Terms(provenance.Headline, words);
        var about = Terms(string.Join('\n', [provenance.Outlet, .. provenance.People, .. provenance.Topics]), words);
        var sections = CutSections(passages.Count).Select((part, ordinal) => new Section(
            ordinal, part.First, part.Count, headline, about,
            Lead: ordinal == 0 ? Terms(LeadOf(passages), words) : "",
            Body: Terms(draft.Text[passages[part.First].Span.Start..passages[part.First + part.Count - 1].Span.End], words)));
        return new IndexedRevision(draft, Hash(draft), passages, [.. sections], words);
    }

    /// <summary>Sections of nearly the same size, so that none is a short rest.</summary>
    private static IEnumerable<(int First, int Count)> CutSections(int passages)
    {
        var sections = (passages + MostPassages - 1) / MostPassages;
        for (var i = 0; i < sections; i++)
        {
            var first = (int)((long)passages * i / sections);
            yield return (first, (int)((long)passages * (i + 1) / sections) - first);
        }
    }

    private static string LeadOf(IReadOnlyList<Passage> passages) => string.Join('\n', passages
        .SelectMany(passage => passage.Sentences.Select(passage.SentenceText))
        .Take(LeadSentences));

    private static string Terms(string text, HashSet<VocabularyWord> words)
    {
        var terms = new StringBuilder(text.Length);
        foreach (var token in Analyzer.Analyze(text))
        {
            if (token.Term.Length is 0 or > LongestTerm || token.Word.Length is 0 or > LongestTerm)
                continue;
            if (terms.Length > 0)
                terms.Append(' ');
            terms.Append(token.Term);
            words.Add(new VocabularyWord(token.Term, token.Word));
        }
        return terms.ToString();
    }

    /// <summary>Of provenance and text, in hexadecimal.</summary>
    public static string Hash(ArticleDraft draft)
    {
        var provenance = draft.Provenance;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, provenance.Outlet, provenance.Headline,
            provenance.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            provenance.Url, provenance.Language, provenance.Kind.ToString(), draft.Text);
        Append(hash, [.. provenance.Authors]);
        Append(hash, [.. provenance.Topics]);
        Append(hash, [.. provenance.People]);
        // Not the day of the last change: publishers set it anew when nothing has changed.
        if (provenance.Correction is { } correction)
            Append(hash, correction);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Counts and lengths go in too, so that no two different articles spell the same bytes.
    private static void Append(IncrementalHash hash, params ReadOnlySpan<string> values)
    {
        hash.AppendData(BitConverter.GetBytes(values.Length));
        foreach (var value in values)
        {
            var bytes = Encoding.UTF8.GetBytes(value);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }
}
