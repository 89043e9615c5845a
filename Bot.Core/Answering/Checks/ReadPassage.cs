using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>A passage that may be cited, as the checks read it, with the names of where it comes from.</summary>
internal sealed class ReadPassage
{
    private readonly Lazy<ReadText> body;
    private readonly Lazy<ReadText> outlet;
    private readonly Lazy<IReadOnlyList<ReadText>> authors;
    private readonly Lazy<Dictionary<string, List<int>>> places;

    public ReadPassage(CitedPassage passage, Lexicon lexicon)
    {
        Provenance = passage.Provenance;
        Text = QuotedText.Normalise(passage.Text);
        body = new(() => new ReadText(Text, Provenance.Published, lexicon));
        places = new(Places);
        outlet = new(() => Read(Provenance.Outlet));
        authors = new(() => [.. Provenance.Authors.Select(Read)]);

        ReadText Read(string text) => new(QuotedText.Normalise(text), Provenance.Published, lexicon);
    }

    public Provenance Provenance { get; }

    public string Text { get; }

    public ReadText Body => body.Value;

    public ReadText Outlet => outlet.Value;

    public IReadOnlyList<ReadText> Authors => authors.Value;

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
