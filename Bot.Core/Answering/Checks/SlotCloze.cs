using System.Globalization;
using System.Text;
using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>A claim without what stands in one place, beside what it cites: a reader that sees no more than that tells what belongs there.</summary>
internal sealed class SlotCloze
{
    private readonly Statement statement;
    private readonly Dictionary<ReadPassage, int> starts = [];

    /// <param name="place">A half-open range of tokens of the claim.</param>
    public SlotCloze(Statement statement, TextSpan place)
    {
        this.statement = statement;
        Gap = new TextSpan(statement.Claim.Tokens[place.Start].Start, statement.Claim.Tokens[place.End - 1].End);
        var text = new StringBuilder();
        foreach (var passage in statement.Cited)
        {
            text.Append(text.Length > 0 ? " " : "").Append(CultureInfo.InvariantCulture, $"{passage.Provenance.Outlet}, {passage.Provenance.Published:MMMM d, yyyy}: ");
            starts[passage] = text.Length;
            text.Append(passage.Text);
        }

        Text = text.ToString();
    }

    /// <summary>What is cited, each passage behind where and when it was published.</summary>
    public string Text { get; }

    /// <summary>In characters of the claim.</summary>
    public TextSpan Gap { get; }

    /// <summary>Where the text has them by name, in its characters.</summary>
    public IReadOnlyList<TextSpan> SpansOf(IEnumerable<Filler> fillers) =>
        [.. fillers.SelectMany(filler => filler.Mentions).Where(mention => mention.Certainty >= 1 && starts.ContainsKey(mention.Passage)).Select(SpanOf)];

    /// <returns>The logarithm of the likelihood of each; what the text has nowhere by name is as likely as any other.</returns>
    public IReadOnlyDictionary<Filler, double> LikelihoodOf(IReadOnlyList<Filler> fillers)
    {
        var places = fillers.SelectMany(filler => SpansOf([filler]).Select(span => (Filler: filler, Span: span))).ToList();
        var scores = statement.Reader.Value.Score(Text, [.. places.Select(place => place.Span)], statement.Claim.Text, Gap);
        var weights = places.Zip(scores).Where(one => one.Second is not null)
            .GroupBy(one => one.First.Filler, one => Math.Exp(one.Second!.Value)).ToDictionary(own => own.Key, own => own.Sum());
        var all = weights.Values.Sum();
        return fillers.ToDictionary(filler => filler, filler => weights.TryGetValue(filler, out var weight) ? Math.Log(weight / all) : -Math.Log(fillers.Count));
    }

    private TextSpan SpanOf(Mention mention)
    {
        var (start, tokens) = (starts[mention.Passage], mention.Passage.Body.Tokens);
        return new TextSpan(start + tokens[mention.Tokens.Start].Start, start + tokens[mention.Tokens.End - 1].End);
    }
}
