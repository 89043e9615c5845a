using Bot.Core.Articles;

namespace Bot.Core.Language.Encoder;

/// <summary>
/// Tells of the words of a claim whether another text says them after somebody, and whether it denies them (what Saurí and
/// Pustejovsky call factuality, "FactBank", 2009). Learned by the training tool.
/// </summary>
internal sealed class FactualityReader(WordPieces pieces, Transformer transformer, LinearMap judging, int remembered)
{
    /// <summary>How many are made of each word: told and denied.</summary>
    public const int Judgements = 2;

    // Claims that differ by what is silent are read once.
    private readonly Readings<string, float[]> readings = new(remembered);

    /// <param name="silent">What of the claim is not read, in characters.</param>
    /// <param name="words">Words of the claim, in characters.</param>
    /// <returns>One for each word; null for what is not read, because it is silent or the claim too long.</returns>
    public IReadOnlyList<Factuality?> Read(string text, string claim, IReadOnlyList<TextSpan> silent, IReadOnlyList<TextSpan> words)
    {
        var input = FactualityInput.Of(pieces, text, claim, silent);
        var judged = readings.Get(string.Join(',', input.Pieces), () => Judge(input));
        return [.. words.Select(word => input.IndexOf(word) is >= 0 and var at ? Of(judged.AsSpan(at * Judgements, Judgements)) : (Factuality?)null)];
    }

    private static Factuality Of(ReadOnlySpan<float> values) => new(values[0], values[1]);

    /// <returns>For each piece of the claim told and denied.</returns>
    private float[] Judge(FactualityInput input)
    {
        var values = transformer.Read(input.Pieces, input.Second);
        var (width, count) = (values.Length / input.Pieces.Length, input.Claim.Count);
        var judged = new float[count * Judgements];
        judging.Apply(values.AsSpan(input.Second * width, count * width), count, judged);
        return judged;
    }
}

/// <summary>How sure it is that a word is told after somebody, and that it is denied; in logits.</summary>
internal readonly record struct Factuality(float Told, float Denied);
