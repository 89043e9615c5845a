namespace Bot.Core.Articles;

/// <summary>The quotable span of one revision: a few consecutive sentences of one paragraph.</summary>
/// <param name="Ordinal">Its place in the revision, counted from 0.</param>
/// <param name="Span">Where it stands in the stored text of the revision.</param>
/// <param name="Sentences">Its sentences, as spans of the stored text of the revision.</param>
public sealed record Passage(int Ordinal, TextSpan Span, string Text, IReadOnlyList<TextSpan> Sentences)
{
    public string SentenceText(TextSpan sentence) => sentence.Shift(-Span.Start).Of(Text);
}
