using Bot.Core.Language;

namespace Bot.Tests.Language;

public class FirstNamesTests
{
    [Theory]
    [InlineData("margaret", Gender.Female)]
    [InlineData("cyrus", Gender.Male)]
    [InlineData("harvey", Gender.Male)]
    public void A_name_that_nearly_only_women_or_men_have_tells_it(string name, Gender gender) => Assert.Equal(gender, FirstNames.GenderOf(name));

    [Theory]
    [InlineData("taylor")]
    [InlineData("judge")]
    [InlineData("zzyx")]
    [InlineData("")]
    public void Other_names_and_words_tell_nothing(string name) => Assert.Null(FirstNames.GenderOf(name));
}
