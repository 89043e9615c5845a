using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Fakes.Model;

/// <summary>Embeds a text by its words: those that mean the same have the same vector, all others stand across one another.</summary>
internal static partial class Embedder
{
    public static float[] Embed(string text, string model, LoopbackModelOptions options)
    {
        var vector = new float[options.Dimensions];
        foreach (var word in Word().Matches(text.ToLowerInvariant()).Select(match => match.Value))
        {
            var meaning = options.Meanings.GetValueOrDefault(word, word);
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{model}:{meaning}"));
            for (var i = 0; i < vector.Length; i++)
                vector[i] += (hash[i % hash.Length] & (1 << (i / hash.Length % 8))) != 0 ? 1 : -1;
        }

        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return length == 0 ? vector : [.. vector.Select(value => value / length)];
    }

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
