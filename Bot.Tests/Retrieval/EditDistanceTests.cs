using Bot.Core.Retrieval;
using CsCheck;

namespace Bot.Tests.Retrieval;

public sealed class EditDistanceTests
{
    private static readonly Gen<string> Word = Gen.Char["abc"].Array[0, 7].Select(letters => new string(letters));

    [Theory]
    [InlineData("varga", "varga", 0)]
    [InlineData("vagra", "varga", 1)]
    [InlineData("vrga", "varga", 1)]
    [InlineData("vargaa", "varga", 1)]
    [InlineData("virga", "varga", 1)]
    [InlineData("varga", "vgraa", 2)]
    [InlineData("", "abc", 3)]
    public void Counts_slips_of_the_finger(string a, string b, int distance) => Assert.Equal(distance, EditDistance.Between(a, b, 9));

    [Fact]
    public void Agrees_with_the_definition() =>
        Gen.Select(Word, Word).Sample((a, b) => EditDistance.Between(a, b, 9) == Naive(a, b));

    [Fact]
    public void Is_the_same_both_ways() =>
        Gen.Select(Word, Word).Sample((a, b) => EditDistance.Between(a, b, 9) == EditDistance.Between(b, a, 9));

    [Fact]
    public void Is_zero_for_equal_words_only() =>
        Gen.Select(Word, Word).Sample((a, b) => EditDistance.Between(a, b, 9) == 0 == (a == b));

    [Fact]
    public void Lies_between_the_difference_in_length_and_the_longer_length() =>
        Gen.Select(Word, Word).Sample((a, b) =>
            EditDistance.Between(a, b, 9) >= Math.Abs(a.Length - b.Length) && EditDistance.Between(a, b, 9) <= Math.Max(a.Length, b.Length));

    [Fact]
    public void One_more_letter_at_the_end_is_at_most_one_farther() =>
        Gen.Select(Word, Word).Sample((a, b) => Math.Abs(EditDistance.Between(a, b, 20) - EditDistance.Between(a, b + "x", 20)) <= 1);

    [Fact]
    public void Stays_over_the_limit_when_there_are_more() =>
        Gen.Select(Word, Word, Gen.Int[0, 4]).Sample((a, b, limit) =>
            Naive(a, b) <= limit ? EditDistance.Between(a, b, limit) == Naive(a, b) : EditDistance.Between(a, b, limit) > limit);

    private static int Naive(string a, string b)
    {
        var known = new Dictionary<(int, int), int>();
        return Of(a.Length, b.Length);

        int Of(int i, int j)
        {
            if (i == 0 || j == 0)
                return i + j;
            if (known.TryGetValue((i, j), out var distance))
                return distance;
            distance = Math.Min(Math.Min(Of(i - 1, j), Of(i, j - 1)) + 1, Of(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                distance = Math.Min(distance, Of(i - 2, j - 2) + 1);
            return known[(i, j)] = distance;
        }
    }
}
