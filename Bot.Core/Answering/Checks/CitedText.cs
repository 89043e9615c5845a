using System.Globalization;
using System.Text;
using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>All that a claim cites as one text, each passage behind where and when it was published: as the encoder reads it.</summary>
internal sealed class CitedText
{
    private readonly Dictionary<ReadPassage, int> starts = [];

    public CitedText(IReadOnlyList<ReadPassage> cited)
    {
        var text = new StringBuilder();
        foreach (var passage in cited)
        {
            text.Append(text.Length > 0 ? " " : "").Append(CultureInfo.InvariantCulture, $"{passage.Provenance.Outlet}, {passage.Provenance.Published:MMMM d, yyyy}: ");
            starts[passage] = text.Length;
            text.Append(passage.Text);
        }

        Text = text.ToString();
    }

    public string Text { get; }

    /// <summary>Where a mention stands, in characters; null where its passage is not cited.</summary>
    public TextSpan? SpanOf(Mention mention) =>
        starts.TryGetValue(mention.Passage, out var start) ? mention.Passage.Body.CharactersOf(mention.Tokens).Shift(start) : null;
}
