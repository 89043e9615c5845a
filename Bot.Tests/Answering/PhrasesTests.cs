using System.Text.RegularExpressions;
using Bot.Core.Answering;
using Bot.Core.Language;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Answering;

public sealed partial class PhrasesTests
{
    public static TheoryData<string> Languages => [.. Lexicon.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void There_are_words_for_every_reason(string language)
    {
        var phrases = Phrases.For(language);

        Assert.Equal(language, phrases.Language);
        Assert.All(Enum.GetValues<AbstentionReason>(), reason => Assert.NotEmpty(phrases.For(reason)));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_phrase_that_the_code_uses_is_there(string language)
    {
        var keys = new[] { "Bot.Core", "Bot.Host" }
            .SelectMany(project => Directory.EnumerateFiles(Repository.File(project), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => UsedPhrase().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["key"].Value)
            .Distinct()
            .ToList();

        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.NotEmpty(Phrases.For(language)[key]));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_limit_has_its_place(string language) => Assert.Contains("{0}", Phrases.For(language)["too_long"], StringComparison.Ordinal);

    [GeneratedRegex("""[Pp]hrases(?:\.\w+(?:\([^)]*\))?)?\["(?<key>\w+)"\]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex UsedPhrase();
}
