using System.Text.RegularExpressions;
using Bot.Core.Commands;

namespace Bot.Tests.Commands;

public sealed partial class CommandWordsTests
{
    [Fact]
    public void Every_language_has_the_same_words()
    {
        foreach (var words in CommandWords.Languages)
            Assert.Equal(CommandWords.English.Keys.Order(StringComparer.Ordinal), words.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_command_and_option_is_named_and_described_as_platforms_take_it()
    {
        foreach (var words in CommandWords.Languages)
        {
            foreach (var command in CommandRegistry.All)
            {
                Assert.Matches(Name(), words.NameOf(command.Path));
                Assert.InRange(words.About(command.Path).Length, 1, 100);
                foreach (var option in command.Options)
                {
                    Assert.Matches(Name(), words.NameOf(option));
                    Assert.InRange(words.About(option).Length, 1, 100);
                    Assert.All(option.Choices, choice => Assert.InRange(words.NameOf(option, choice).Length, 1, 100));
                }

                Assert.Equal(command.Options.Count, command.Options.Select(words.NameOf).Distinct().Count());
            }
        }
    }

    [Fact]
    public void In_English_things_are_called_what_the_code_calls_them()
    {
        foreach (var command in CommandRegistry.All)
        {
            Assert.Equal(command.Name, CommandWords.English.NameOf(command.Path));
            Assert.All(command.Options, option => Assert.Equal(option.Name, CommandWords.English.NameOf(option)));
        }
    }

    [Theory]
    [InlineData("removed; sources restore undoes it", "removed; /source restore undoes it")]
    [InlineData("there is no article x; sources list shows all", "there is no article x; /source list shows all")]
    [InlineData("sources approve 1a2b lets it be cited, sources reject 1a2b turns it down.", "/source approve 1a2b lets it be cited, /source reject 1a2b turns it down.")]
    [InlineData("Its sources said so, and the audit found nothing.", "Its sources said so, and the audit found nothing.")]
    public void Commands_are_spelled_as_in_a_chat(string text, string inChat) => Assert.Equal(inChat, CommandSpelling.InChat(text));

    // https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming
    [GeneratedRegex(@"^[-_'\p{Ll}\p{Lo}\p{N}]{1,32}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
