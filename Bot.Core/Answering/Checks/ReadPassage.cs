using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>A passage that may be cited, as the checks read it, with the names of where it comes from.</summary>
internal sealed class ReadPassage
{
    private readonly Lazy<ReadText> body;
    private readonly Lazy<IReadOnlyList<ReadText>> provenance;
    private readonly Lazy<Dictionary<string, List<int>>> places;

    public ReadPassage(CitedPassage passage, Lexicon lexicon)
    {
        Provenance = passage.Provenance;
        Text = QuotedText.Normalise(passage.Text);
        body = new(() => new ReadText(Text, Provenance.Published, lexicon));
        places = new(Places);
        provenance = new(() =>
        [
            .. Provenance.Authors.Concat(Provenance.People).Prepend(Provenance.Headline).Prepend(Provenance.Outlet)
                .Select(text => new ReadText(QuotedText.Normalise(text), Provenance.Published, lexicon)),
        ]);
    }

    public Provenance Provenance { get; }

    public string Text { get; }

    public ReadText Body => body.Value;

    /// <summary>Outlet, headline, authors and people.</summary>
    public IReadOnlyList<ReadText> Named => provenance.Value;

    public ReadText Outlet => provenance.Value[0];

    public ReadText Headline => provenance.Value[1];

    public StatedDay? Published => Provenance.Published is { } day
        ? new StatedDay(default, (int)day.DayOfWeek, day.Month, day.Day, day.Year)
        : null;

    /// <summary>Where a word stands, in lower case.</summary>
    public IReadOnlyList<int> PlacesOf(string word) => places.Value.GetValueOrDefault(word, []);

    public static bool HasSentences(CitedPassage passage, string text)
    {
        var spans = SentenceSplitter.Split(passage.Text);
        for (var first = 0; first < spans.Count; first++)
        {
            for (var last = first; last < spans.Count; last++)
            {
                var run = QuotedText.Normalise(passage.Text[spans[first].Start..spans[last].End]);
                if (run == text)
                    return true;
                if (run.Length > text.Length || !text.StartsWith(run, StringComparison.Ordinal))
                    break;
            }
        }

        return false;
    }

    private Dictionary<string, List<int>> Places()
    {
        var found = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < Body.Tokens.Count; i++)
        {
            if (!found.TryGetValue(Body.Word(i), out var list))
                found[Body.Word(i)] = list = [];
            list.Add(i);
        }

        return found;
    }
}
