using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>A sentence of a cited passage beside a sentence of a claim.</summary>
/// <param name="Shared">How much of the claim's sentence it says: the sum over its words that mean something, those rare in the passages counting more.</param>
internal sealed record Source(ReadPassage Passage, TextSpan Sentence, double Shared)
{
    /// <summary>The sentences of the cited passages, those first that say most of the claim's sentence.</summary>
    public static IReadOnlyList<Source> Of(Statement statement, TextSpan sentence) =>
    [
        .. statement.Cited
            .SelectMany(passage => passage.Body.Sentences, (passage, source) => new Source(passage, source, SharedWith(statement, sentence, passage, source)))
            .OrderByDescending(source => source.Shared),
    ];

    public bool Holds(int place) => Sentence.Start <= place && place < Sentence.End;

    private static double SharedWith(Statement statement, TextSpan sentence, ReadPassage passage, TextSpan source)
    {
        var shared = 0.0;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            var (best, others) = (0.0, 0);
            foreach (var (place, value) in statement.LikenessesIn(passage)[i])
            {
                if (source.Start <= place && place < source.End)
                    best = Math.Max(best, value);
                else if (value > 0.8)
                    others++;
            }

            shared += best * best / (1 + others);
        }

        return shared;
    }
}
