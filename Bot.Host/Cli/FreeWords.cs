using System.CommandLine;

namespace Bot.Host.Cli;

/// <summary>An argument of any number of words, quoted or not.</summary>
internal static class FreeWords
{
    public static Argument<string[]> Argument(string name, string description)
    {
        var argument = new Argument<string[]>(name) { Description = description, Arity = ArgumentArity.ZeroOrMore };
        // A mistyped option would otherwise become part of the question.
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => IsLikeOption(token.Value)))
                result.AddError($"there is no option {token.Value}");
        });
        return argument;
    }

    private static bool IsLikeOption(string word) =>
        word.Length > 2 && word.StartsWith("--", StringComparison.Ordinal) && word.Skip(2).All(symbol => char.IsAsciiLetterLower(symbol) || symbol is '-' or '=');
}
